package nl.dijkwacht.app.publication;

import static nl.dijkwacht.app.publication.SampleRules.BROKEN;
import static nl.dijkwacht.app.publication.SampleRules.document;
import static nl.dijkwacht.app.publication.SampleRules.ids;
import static nl.dijkwacht.app.publication.SampleRules.local;
import static nl.dijkwacht.app.publication.SampleRules.manifest;
import static nl.dijkwacht.app.publication.SampleRules.publication;
import static nl.dijkwacht.app.publication.SampleRules.rule;
import static nl.dijkwacht.app.publication.SampleRules.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.dijkwacht.sigma.RuleSet;
import org.junit.jupiter.api.Test;

class ComposerTest {

  private final Composer<RuleSet> composer = new Composer<>(local(rule("own", "GetObject")));
  private final PublishedDocument good = document("a.yml", rule("a", "DeleteBucket"));
  private final PublishedDocument broken = document("a.yml", BROKEN);
  private final PublishedDocument other = document("b.yml", rule("b", "PutObject"));

  @Test
  void publishedRulesComeBesideTheInstancesOwn() {
    Composition<RuleSet> composition = composer.compose(publication(good, other), Map.of());

    assertThat(ids(composition.made().content())).containsExactly("a", "b", "own");
    assertThat(composition.isComplete()).isTrue();
    assertThat(composition.good()).containsOnlyKeys("a.yml", "b.yml");
    assertThat(composition.problems()).isEmpty();
  }

  @Test
  void aPublishedRuleGoesBeforeTheInstancesOwn() {
    Composition<RuleSet> composition =
        composer.compose(publication(document("a.yml", rule("own", "DeleteBucket"))), Map.of());

    assertThat(composition.made().content().rules())
        .singleElement()
        .satisfies(rule -> assertThat(rule.place().source()).isEqualTo("published:a.yml"));
    assertThat(composition.isComplete()).isTrue();
  }

  @Test
  void theLastGoodTextStandsInForABrokenOne() {
    Composition<RuleSet> composition = composer.compose(publication(broken, other), texts(good));

    assertThat(ids(composition.made().content())).containsExactly("a", "b", "own");
    assertThat(composition.statuses())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("a.yml", DocumentStatus.LAST_GOOD, "b.yml", DocumentStatus.CURRENT));
    assertThat(composition.good()).containsEntry("a.yml", good);
    assertThat(composition.problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.toString()).startsWith("published:a.yml:"));
  }

  @Test
  void aBrokenDocumentWithoutAnEarlierOneGivesTheRulesThatCanBeUsed() {
    PublishedDocument half = document("a.yml", rule("a", "DeleteBucket") + "---\n" + BROKEN);

    Composition<RuleSet> composition = composer.compose(publication(half, other), Map.of());

    assertThat(ids(composition.made().content())).containsExactly("a", "b", "own");
    assertThat(composition.statuses()).containsEntry("a.yml", DocumentStatus.BROKEN);
    assertThat(composition.good()).containsOnlyKeys("b.yml");
  }

  @Test
  void aTextThatIsNotThereIsReplacedToo() {
    Publication without = Publication.of(manifest(2, good, other), texts(other));

    Composition<RuleSet> replaced = composer.compose(without, texts(good));
    Composition<RuleSet> left = composer.compose(without, Map.of());

    // Though by the very text that the manifest lists: an instance without it has none.
    assertThat(replaced.statuses()).containsEntry("a.yml", DocumentStatus.LAST_GOOD);
    assertThat(ids(replaced.made().content())).containsExactly("a", "b", "own");
    assertThat(left.statuses()).containsEntry("a.yml", DocumentStatus.BROKEN);
    assertThat(left.problems()).singleElement().asString().contains("publish the folder again");
  }

  @Test
  void whatFallsBackMayMakeAnotherFallBack() {
    // The new a gives up its rule's id to the new b; the old a has it still.
    PublishedDocument newA = document("a.yml", BROKEN);
    PublishedDocument newB = document("b.yml", rule("a", "PutObject"));

    Composition<RuleSet> composition =
        composer.compose(publication(newA, newB), texts(good, other));

    assertThat(ids(composition.made().content())).containsExactly("a", "b", "own");
    assertThat(composition.count(DocumentStatus.LAST_GOOD)).isEqualTo(2);
  }

  @Test
  void anEarlierTextThatHasBecomeUselessIsKeptForLater() {
    PublishedDocument clashing = document("0.yml", rule("a", "PutObject"));

    Composition<RuleSet> composition = composer.compose(publication(clashing, good), texts(good));

    assertThat(composition.statuses()).containsEntry("a.yml", DocumentStatus.BROKEN);
    assertThat(composition.good()).containsEntry("a.yml", good);
  }
}
