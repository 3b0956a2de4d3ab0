package nl.dijkwacht.sigma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import nl.dijkwacht.core.Level;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.Sigma;
import nl.dijkwacht.sigma.match.SigmaRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleReaderTest {

  private static final String WHOLE =
      """
      title: A title
      id: 11111111-1111-4111-8111-111111111111
      description: Why it matters.
      level: high
      tags: [attack.t1530, avg.art-32-1-b]
      subject: [requestParameters.bucketName]
      response: [First do this.]
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection: {eventName: PutBucketPolicy}
        condition: selection
      """;

  @Test
  void aRuleKeepsWhatPeopleNeedToKnow() {
    RuleSet rules = Sigma.read(WHOLE);

    assertThat(rules.problems()).isEmpty();
    SigmaRule rule = rules.rules().get(0);
    assertThat(rule.ref().id()).isEqualTo("11111111-1111-4111-8111-111111111111");
    assertThat(rule.ref().title()).isEqualTo("A title");
    assertThat(rule.ref().description()).isEqualTo("Why it matters.");
    assertThat(rule.ref().level()).isEqualTo(Level.HIGH);
    assertThat(rule.ref().tags()).containsExactly("attack.t1530", "avg.art-32-1-b");
    assertThat(rule.ref().response()).containsExactly("First do this.");
    assertThat(rule.subject())
        .extracting(FieldPath::toString)
        .containsExactly("requestParameters.bucketName");
  }

  @Test
  void theVersionChangesWithTheContentAndTheIdDoesNot() {
    SigmaRule before = Sigma.read(WHOLE).rules().get(0);
    SigmaRule after = Sigma.read(WHOLE.replace("high", "low")).rules().get(0);

    assertThat(after.ref().id()).isEqualTo(before.ref().id());
    assertThat(after.ref().version()).isNotEqualTo(before.ref().version());
  }

  @Test
  void aBrokenDocumentStopsNoOther() {
    String second = WHOLE.replace("11111111-", "22222222-").replace("selection: {", "sel: {");
    String third = WHOLE.replace("11111111-", "33333333-");

    RuleSet rules = Sigma.read(WHOLE + "---\n" + second + "---\n" + third);

    assertThat(rules.rules()).hasSize(2);
    assertThat(rules.refused()).isEqualTo(1);
    assertThat(rules.problems()).singleElement().asString().startsWith("test.yml:23:14: error:");
  }

  @Test
  void ofTwoRulesWithOneIdTheFirstHolds() {
    RuleSet rules = Sigma.read(WHOLE + "---\n" + WHOLE.replace("A title", "Another"));

    assertThat(rules.rules()).extracting(rule -> rule.ref().title()).containsExactly("A title");
    assertThat(rules.problems()).singleElement().asString().contains("same id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{eventName&windash: x} | does not support the modifier 'windash'",
        "{eventName&contians: x} | did you mean 'contains'?",
        "{eventName&contains&startswith: x} | cannot follow 'contains'",
        "{eventName&re&contains: x} | cannot follow 're'",
        "{eventName&i: x} | needs 're' before it",
        "{eventName&contains&contains: x} | stands twice",
        "{eventName&re: '(?=x)'} | look-around",
        "{eventName&re: '('} | cannot be used",
        "{eventName&cidr: not-a-network} | expected a network",
        "{eventName&cidr: 10.0.0.0/33} | expected a network",
        "{eventName&exists: maybe} | takes true or false",
        "{eventName&gt: many} | compare with a number",
        "{eventName&contains: null} | whole value",
        "{eventName: []} | empty list",
        "{eventName: {a: b}} | single value",
        "{} | match every event",
        "[] | match no event",
      })
  void whatASearchCannotBeIsToldAtItsLine(String search, String sentence) {
    RuleSet rules =
        Sigma.read(WHOLE.replace("{eventName: PutBucketPolicy}", search.replace('&', '|')));

    assertThat(rules.rules()).isEmpty();
    assertThat(rules.problems()).first().asString().startsWith("test.yml:10:").contains(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: A title | other: x | title",
        "level: high | level: huge | level",
        "service: cloudtrail | service: guardduty | this version reads rules for aws and cloudtrail",
        "detection: | correlation: | no correlation rules",
        "detection: | filter: | no filter rules",
        "detection: | other: | detection",
      })
  void whatARuleLacksIsTold(String text, String replacement, String sentence) {
    RuleSet rules = Sigma.read(WHOLE.replace(text, replacement));

    assertThat(rules.refused()).isEqualTo(1);
    assertThat(rules.problems()).anySatisfy(p -> assertThat(p.toString()).contains(sentence));
  }

  @Test
  void whatIsNoRuleAtAllIsTold() {
    assertThat(Sigma.read("just a text").problems()).singleElement().asString().contains("mapping");
    assertThat(Sigma.read("a: [").refused()).isEqualTo(1);
    assertThat(Sigma.read("").rules()).isEmpty();
  }
}
