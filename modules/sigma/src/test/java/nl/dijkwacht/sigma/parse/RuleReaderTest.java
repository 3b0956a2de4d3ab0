package nl.dijkwacht.sigma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.signal.Level;
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
  void theVersionIsThatOfTheDocumentAndNotOfItsFile() {
    String second = WHOLE.replace("11111111-", "22222222-");
    String alone = Sigma.read(WHOLE).rules().get(0).ref().version();

    for (String text :
        List.of(
            WHOLE + "---\n" + second,
            second + "---\n" + WHOLE,
            second + "\n---\n" + WHOLE + "\n\n---\n" + second.replace("2-", "3-"),
            ("---\n" + WHOLE + "---\n" + second).replace("\n", "\r\n"))) {
      assertThat(Sigma.read(text).rules())
          .filteredOn(rule -> rule.ref().id().startsWith("1"))
          .extracting(rule -> rule.ref().version())
          .containsExactly(alone);
    }
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
        "{eventName&contians: x} | did you mean 'contains'?",
        "{eventName&contains&startswith: x} | cannot follow 'contains'",
        "{eventName&re&cased: x} | cannot follow 're'; here may stand: all, startswith",
        "{eventName&contains&base64: x} | cannot follow 'contains'; write 'base64",
        "{eventName&i: x} | needs 're' before it",
        "{eventName&contains&contains: x} | stands twice",
        "{eventName&re: '(?=x)'} | look-around",
        "{eventName&re: '('} | cannot be used",
        "{eventName&cidr: not-a-network} | expected a network",
        "{eventName&cidr: 10.0.0.0/33} | expected a network",
        "{eventName&exists: maybe} | takes true or false",
        "{eventName&gt: many} | compare with a number",
        "{eventName&re: 'a\\1'} | no back-references",
        "{eventName&re: 'a(?!b)'} | look-around",
        "{eventName&cased&re: a} | cannot follow 'cased'",
        "{eventName&exists&contains: true} | cannot follow 'exists'",
        "{eventName&cidr&cased: 10.0.0.0/8} | cannot follow 'cidr'",
        "{eventName&lt&gt: 1} | cannot follow 'lt'",
        "{eventName&: 1} | unknown modifier ''",
        "{eventName&fieldref: null} | name of another field",
        "{eventName&fieldref: ''} | name of another field",
        "{eventName&fieldref: 'user*'} | name of another field",
        "{'&fieldref': a} | need a field's name",
        "{'&exists': true} | need a field's name",
        "{'&startswith': a} | need a field's name",
        "{'&endswith': a} | need a field's name",
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
        "detection: | correlation: | the key 'rules' is missing",
        "detection: | filter: | the key 'rules' is missing",
        "subject: | correlation: | has either a detection or a correlation",
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

  @Test
  void aDocumentThatYamlFindsFaultWithIsRefusedAndNoOther() {
    String doubled = WHOLE.replace("11111111-", "22222222-").replace("level:", "title: B\nlevel:");
    String third = WHOLE.replace("11111111-", "33333333-");

    for (String text :
        List.of(
            WHOLE + "---\n" + doubled + "--- # third\n" + third,
            WHOLE + "---\r\n" + doubled.replace("\n", "\r\n") + "---\r\n" + third)) {
      RuleSet rules = Sigma.read(text);

      assertThat(rules.rules())
          .extracting(rule -> rule.ref().id().substring(0, 8))
          .containsExactly("11111111", "33333333");
      assertThat(rules.refused()).isEqualTo(1);
      assertThat(rules.problems())
          .singleElement()
          .asString()
          .startsWith("test.yml:16:1: error: the key 'title' is already set");
    }
  }

  @Test
  void whatStandsBeforeADocumentThatIsNoYamlIsUsed() {
    RuleSet rules = Sigma.read(WHOLE + "---\ntitle: [\n");

    assertThat(rules.rules()).hasSize(1);
    assertThat(rules.refused()).isEqualTo(1);
    assertThat(rules.problems()).singleElement().asString().startsWith("test.yml:14:1: error:");
  }

  @Test
  void whatStandsBehindADocumentThatIsNoYamlIsCountedAndTold() {
    String rule = Sigma.rule("s: {a: b}\ncondition: s").strip();
    RuleSet rules =
        Sigma.read("title: [\n---\n" + rule + "\n---\n# nothing\n---\n" + rule + "\n...\n---\n");

    assertThat(rules.rules()).isEmpty();
    assertThat(rules.refused()).isEqualTo(3);
    assertThat(rules.problems()).hasSize(2);
    assertThat(rules.problems().get(1).message()).contains("those behind it are not read");
    assertThat(rules.problems().get(1).place().line()).isEqualTo(2);
  }

  @Test
  void everyMistakeOfASearchIsToldAtItsOwnPlace() {
    RuleSet rules =
        Sigma.read(
            WHOLE.replace(
                "{eventName: PutBucketPolicy}",
                "\n    - a|gt: b\n      c|cidr: [10.0.0.0/8, d]\n    - e|foo: f\n    -\n    - ''"));

    assertThat(rules.problems())
        .extracting(Object::toString)
        .containsExactly(
            "test.yml:11:13: error: lt, lte, gt and gte compare with a number, which stands without quotes",
            "test.yml:12:28: error: expected a network such as 10.0.0.0/8 or 2001:db8::/32",
            "test.yml:13:7: error: unknown modifier 'foo'",
            "test.yml:14:6: error: an empty search would match every event",
            "test.yml:15:7: error: an empty search would match every event");
    assertThat(rules.refused()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "condition: selection; x: y; 10:3; has no condition",
        "condition: selection; timeframe: 5m; 11:3; timeframe belongs to the old aggregations",
        "condition: selection; condition: []; 11:14; the list of conditions is empty",
        "condition: selection; condition: 1; 11:14; a condition is a text",
        "condition: selection; condition: [{a: b}]; 11:15; a condition is a text",
        "condition: selection; condition: 1 of sel\\E[*; 11:14; no search is called 'sel\\E[*'",
        "condition: selection; condition: 1 of *\\; 11:14; no search is called",
        "condition: selection; condition: 1 of (selection); 11:14; no search is called '('",
        "condition: selection; condition: 1 of; 11:14; needs a name with '*', or 'them'",
        "condition: selection; condition: selection or; 11:14; ends where the name",
        "condition: selection; condition: (selection; 11:14; a closing parenthesis is missing",
        "condition: selection; condition: selection); 11:14; did not expect ')'",
        "condition: selection; condition: selektion; 11:14; did you mean 'selection'?",
        "condition: selection; condition: all of selektion*; 11:14; did you mean",
        "condition: selection; condition: 1 of _*; 11:14; no search is called '_*'",
      })
  void whatADetectionCannotBeIsToldAtItsPlace(
      String text, String replacement, String place, String sentence) {
    RuleSet rules = Sigma.read(WHOLE.replace(text, replacement));

    assertThat(rules.rules()).isEmpty();
    assertThat(rules.refused()).isEqualTo(1);
    assertThat(rules.problems())
        .extracting(Object::toString)
        .anyMatch(
            line -> line.startsWith("test.yml:" + place + ": error: ") && line.contains(sentence));
  }

  @Test
  void hiddenSearchesAreNotThem() {
    RuleSet rules =
        Sigma.read(
            WHOLE.replace("selection: {", "_hidden: {").replace(": selection", ": 1 of them"));

    assertThat(rules.problems()).singleElement().asString().contains("names that begin with '_'");
  }

  @Test
  void whatIsBeyondTheBoundsIsRefusedBeforeItTakesMemoryOrTime() {
    for (String search :
        List.of(
            "{a|re: '((((a{100}){100}){100}){100})'}",
            "{a|re: '" + "a".repeat(2_001) + "'}",
            "[".repeat(60) + "a" + "]".repeat(60))) {
      RuleSet rules = Sigma.read(WHOLE.replace("{eventName: PutBucketPolicy}", search));

      assertThat(rules.rules()).as(search).isEmpty();
      assertThat(rules.problems()).as(search).isNotEmpty();
    }
    assertThat(
            Sigma.read(WHOLE.replace(": selection", ": selection" + " or selection".repeat(600)))
                .problems())
        .singleElement()
        .asString()
        .contains("more than 1,000 words");
  }

  @Test
  void rulesWithoutAnIdAreKnownByTheirTitle() {
    String nameless = WHOLE.replace("id: 11111111-1111-4111-8111-111111111111\n", "");
    String id = Sigma.read(nameless).rules().get(0).ref().id();

    assertThat(Sigma.read(nameless.replace("high", "low")).rules().get(0).ref().id()).isEqualTo(id);
    assertThat(Sigma.read(nameless.replace("A title", "B")).rules().get(0).ref().id())
        .isNotEqualTo(id);
    assertThat(Sigma.read(nameless + "---\n" + nameless).problems())
        .singleElement()
        .asString()
        .isEqualTo(
            "test.yml:12:1: error: the rule at test.yml:1:1 has the same id; give this one its own");
  }
}
