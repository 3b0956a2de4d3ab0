package nl.dijkwacht.publish.response.policies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.dijkwacht.documents.DocumentFile;
import org.junit.jupiter.api.Test;

class LastGoodPoliciesTest {

  private static final String OTHER =
      PolicySamples.ISOLATE.replace("id: isolate-instance", "id: another");

  private final LastGoodPolicies policies = new LastGoodPolicies(PolicySamples.mandate());

  @Test
  void aFileThatBecameWrongKeepsWhatItSaidAndIsToldUntilItIsRight() {
    policies.read(List.of(file("a.yml", PolicySamples.ISOLATE), file("b.yml", OTHER)));

    PolicySet wrong =
        policies.read(
            List.of(
                file("a.yml", PolicySamples.ISOLATE.replace("dry-run: false", "dry-runs: true")),
                file("b.yml", OTHER.replace("dry-run: false", "dry-run: true"))));

    assertThat(wrong.find("isolate-instance").orElseThrow().dryRun()).isFalse();
    assertThat(wrong.find("another").orElseThrow().dryRun()).isTrue();
    assertThat(wrong.isWhole()).isFalse();
    assertThat(wrong.problems()).singleElement().asString().contains("a.yml", "dry-runs");
    PolicySet right =
        policies.read(
            List.of(
                file("a.yml", PolicySamples.ISOLATE.replace("dry-run: false", "dry-run: true"))));
    assertThat(right.isWhole()).isTrue();
    assertThat(right.byId()).containsOnlyKeys("isolate-instance");
    assertThat(right.find("isolate-instance").orElseThrow().dryRun()).isTrue();
  }

  @Test
  void aFileThatNeverWasRightHasThoseOfItsPoliciesThatCanBeUsed() {
    PolicySet set = policies.read(List.of(file("a.yml", "id: x\n---\n" + OTHER)));

    assertThat(set.byId()).containsOnlyKeys("another");
    assertThat(set.isWhole()).isFalse();
  }

  @Test
  void anIdThatMovesToAnotherFileWhileItsOwnIsWrongStaysWhereItWas() {
    policies.read(List.of(file("a.yml", PolicySamples.ISOLATE), file("b.yml", OTHER)));

    PolicySet set =
        policies.read(List.of(file("a.yml", "id: x"), file("b.yml", PolicySamples.ISOLATE)));

    assertThat(set.byId()).containsOnlyKeys("isolate-instance", "another");
    assertThat(set.find("isolate-instance").orElseThrow().place().source()).isEqualTo("a.yml");
    assertThat(set.problems())
        .extracting(Object::toString)
        .anyMatch(text -> text.contains("b.yml"));
  }

  private static DocumentFile file(String name, String yaml) {
    return new DocumentFile(name, yaml.getBytes(UTF_8));
  }
}
