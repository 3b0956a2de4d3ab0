package nl.dijkwacht.sigma.link;

import static nl.dijkwacht.sigma.link.Documents.correlation;
import static nl.dijkwacht.sigma.link.Documents.filter;
import static nl.dijkwacht.sigma.link.Documents.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.sigma.Sigma;
import nl.dijkwacht.sigma.correlate.Correlation;
import nl.dijkwacht.sigma.correlate.CorrelationType;
import nl.dijkwacht.sigma.correlate.Member;
import nl.dijkwacht.sigma.modify.Placeholders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationLinkerTest {

  private static final String COUNT =
      "type: event_count;rules: [a];group-by: [user];timespan: 5m;condition: {gte: 3}";

  private static Correlation only(String yaml) {
    RuleSet rules = Sigma.read(yaml);
    assertThat(rules.problems()).isEmpty();
    assertThat(rules.correlations()).hasSize(1);
    return rules.correlations().get(0);
  }

  @Test
  void aCorrelationKeepsWhatItSays() {
    Correlation correlation = only(correlation("c", COUNT) + rule("a"));

    assertThat(correlation.type()).isEqualTo(CorrelationType.EVENT_COUNT);
    assertThat(correlation.groupBy()).containsExactly("user");
    assertThat(correlation.timespan()).isEqualTo(Duration.ofMinutes(5));
    assertThat(correlation.threshold()).hasToString("gte 3");
    assertThat(correlation.generate()).isFalse();
    assertThat(correlation.depth()).isEqualTo(1);
    assertThat(correlation.firesAtOnce()).isTrue();
    assertThat(correlation.members())
        .extracting(Member::ruleId, Member::chained)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("id-a", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id-a", "a", "Title a"})
  void rulesAreNamedByIdNameOrTitle(String name) {
    Correlation correlation = only(rule("a") + correlation("c", COUNT.replace("[a]", name)));

    assertThat(correlation.members()).extracting(Member::ruleId).containsExactly("id-a");
  }

  @Test
  void ofSeveralWithANameTheOneInTheSameFileIsMeant() {
    byte[] other = rule("a").replace("id-a", "id-b").getBytes(StandardCharsets.UTF_8);
    byte[] own = (correlation("c", COUNT) + rule("a")).getBytes(StandardCharsets.UTF_8);
    RuleSet rules =
        RuleSet.read(List.of(new RuleFile("other.yml", other), new RuleFile("own.yml", own)));

    assertThat(rules.problems()).isEmpty();
    assertThat(rules.correlations().get(0).members())
        .extracting(Member::ruleId)
        .containsExactly("id-a");
  }

  @Test
  void anAliasMeansAnotherFieldForEachRule() {
    String section =
        "type: temporal;rules: [a, b];group-by: [who, awsRegion];timespan: 1h;"
            + "aliases: {who: {a: user.x, Title b: user.y}}";
    Correlation correlation = only(rule("a") + rule("b") + correlation("c", section));

    assertThat(correlation.members().get(0).groupBy())
        .extracting(FieldPath::toString)
        .containsExactly("user.x", "awsRegion");
    assertThat(correlation.members().get(1).groupBy())
        .extracting(FieldPath::toString)
        .containsExactly("user.y", "awsRegion");
    assertThat(correlation.threshold()).hasToString("gte 2");
  }

  @Test
  void chainsAreLinkedInnermostFirst() {
    String outer =
        "type: temporal_ordered;rules: [c, a];group-by: [user];timespan: 1h;generate: true";
    RuleSet rules =
        Sigma.read(correlation("outer", outer) + correlation("c", COUNT) + rule("a") + rule("b"));

    assertThat(rules.problems()).isEmpty();
    assertThat(rules.correlations()).extracting(Correlation::depth).containsExactly(2, 1);
    assertThat(rules.correlations().get(0).members())
        .extracting(Member::chained)
        .containsExactly(true, false);
    assertThat(rules.usesOf("id-a")).hasSize(2);
    assertThat(rules.usesOf("id-b")).isEmpty();
    assertThat(rules.makesSignals("id-outer")).isTrue();
    assertThat(rules.makesSignals("id-b")).isTrue();
    assertThat(rules.makesSignals("id-a")).as("the outer one says generate").isTrue();
    assertThat(Sigma.read(correlation("c", COUNT) + rule("a")).makesSignals("id-a")).isFalse();
  }

  @Test
  void theStateHashCoversWhatTheStateDependsOnAndNoMore() {
    String text = rule("a") + rule("b") + correlation("c", COUNT);
    String before = only(text).stateHash();

    assertThat(only("# a remark\n---\n" + text).stateHash()).isEqualTo(before);
    assertThat(only(text.replace("eventName: b", "eventName: z")).stateHash()).isEqualTo(before);
    assertThat(only(text.replace("eventName: a", "eventName: z")).stateHash()).isNotEqualTo(before);
    assertThat(only(text.replace("gte: 3", "gte: 4")).stateHash()).isNotEqualTo(before);
    assertThat(only(text + filter("f", "[a]", "owner: x")).stateHash()).isNotEqualTo(before);
    assertThat(only(text + filter("f", "[b]", "owner: x")).stateHash()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "rules: [a] | rules: [aa] | has the id, name or title 'aa'",
        "rules: [a] | rules: [id-aa] | did you mean 'id-a'?",
        "rules: [a] | rules: [] | 'rules' is empty",
        "rules: [a] | rules: [a, a] | names 'a' twice",
        "rules: [a] | rules: [a, id-a] | named already, in other words",
        "rules: [a] | rules: [f] | 'f' is a filter",
        "rules: [a] | rules: [c] | round in a circle: 'Title c' → 'Title c'",
        "rules: [a] | rules: [{x: y}] | expected a name",
        "rules: [a]; | x: y; | the key 'rules' is missing",
        "event_count | event_counts | did you mean 'event_count'?",
        "event_count | value_count | value_count needs a field",
        "gte: 3 | gte: 3, field: x | event_count takes no field",
        "gte: 3 | gte: 3.5 | expected a whole number",
        "gte: 3 | gte: many | expected a whole number, found 'many'",
        "gte: 3 | gtee: 3 | did you mean 'gte'?",
        "gte: 3 | lt: 1 | can never hold",
        "gte: 3 | gt: 5, lt: 6 | can never hold",
        "gte: 3 | gte: 3, percentile: 9 | takes no percentile",
        "{gte: 3} | '3' | a condition in words",
        "{gte: 3} | [3] | expected a section",
        ";condition: {gte: 3} | ~~ | needs a condition",
        "timespan: 5m | timespan: 5 | expected a whole number above 0 and a unit",
        "timespan: 5m | timespan: 0m | expected a whole number above 0 and a unit",
        "timespan: 5m | timespan: 5H | expected a whole number above 0 and a unit",
        "timespan: 5m | timespan: 1M | is longer than matches are remembered",
        "timespan: 5m | timespam: 5m | the key 'timespan' is missing",
        "timespan: 5m | timespan: 5m;aliases: {x: {b: y}} | not among the correlation's rules",
        "timespan: 5m | timespan: 5m;aliases: {user: {}} | tells no field for the rule 'a'",
        "timespan: 5m | timespan: 5m;aliases: {x: y} | tell the field of each rule",
        "timespan: 5m | timespan: 5m;aliases: [x] | expected names",
        "timespan: 5m | timespan: 5m;generate: maybe | expected true or false",
      })
  void whatCannotBeIsToldWithItsPlace(String text, String replacement, String sentence) {
    String documents = rule("a") + rule("b") + filter("f", "[b]", "name: f");
    RuleSet rules = Sigma.read(documents + correlation("c", COUNT.replace(text, replacement)));

    assertThat(rules.correlations()).isEmpty();
    assertThat(rules.refused()).isEqualTo(1);
    assertThat(rules.rules()).hasSize(2);
    assertThat(rules.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.message()).contains(sentence);
              assertThat(problem.place().line()).isGreaterThan(17);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "temporal | {gte: 3} | from 1 to 2",
        "temporal | {lt: 1} | from 1 to 2",
        "temporal_ordered | {gt: 2} | from 1 to 2",
        "value_sum | {lt: 0, field: x} | not negative",
        "value_avg | {gt: 5, lte: 5, field: x} | can never hold",
        "value_avg | {gt: 5, field: [x, y]} | takes one field",
        "value_percentile | {gt: 5, field: x, percentile: 101} | from 1 to 100",
        "value_percentile | {gt: 5, field: x, percentile: 0} | from 1 to 100",
        "value_median | {gt: 5} | needs a field",
      })
  void conditionsThatCannotBeForTheTypeAreRefused(String type, String condition, String sentence) {
    String section =
        "type: %s;rules: [a, b];group-by: [user];timespan: 5m;condition: %s"
            .formatted(type, condition);
    RuleSet rules = Sigma.read(rule("a") + rule("b") + correlation("c", section));

    assertThat(rules.correlations()).isEmpty();
    assertThat(rules.problems()).singleElement().asString().contains(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "event_count | {gte: 3} | true",
        "event_count | {gt: 3, lte: 5} | false",
        "event_count | {eq: 3} | false",
        "value_count | {gt: 3, field: [x, y]} | true",
        "temporal | {neq: 2} | false",
        "value_sum | {gt: 3.5, field: x} | true",
        "value_avg | {gt: 3.5, field: x} | false",
        "value_percentile | {gt: 3, field: x, percentile: 95} | false",
        "value_median | {gte: -1, field: x} | false",
      })
  void onlyWhatMoreEventsCannotUndoFiresAtOnce(String type, String condition, boolean atOnce) {
    String section =
        "type: %s;rules: [a, b];group-by: [user];timespan: 5m;condition: %s"
            .formatted(type, condition);

    assertThat(only(rule("a") + rule("b") + correlation("c", section)).firesAtOnce())
        .isEqualTo(atOnce);
  }

  @Test
  void aPercentileThatIsNotToldIsTheMedianWithAWarning() {
    String section =
        "type: value_percentile;rules: [a];group-by: [user];timespan: 5m;condition: {gt: 1, field: x}";
    RuleSet rules = Sigma.read(rule("a") + correlation("c", section));

    assertThat(rules.refused()).isZero();
    assertThat(rules.correlations().get(0).percentile()).isEqualTo(50);
    assertThat(rules.problems()).singleElement().asString().contains("warning: value_percentile");
  }

  @Test
  void circlesAndWhatHangsOnThemAreRefused() {
    String text =
        correlation("c", COUNT.replace("[a]", "[d]"))
            + correlation("d", COUNT.replace("[a]", "[e]"))
            + correlation("e", COUNT.replace("[a]", "[d]"))
            + correlation("fine", COUNT)
            + rule("a");
    RuleSet rules = Sigma.read(text);

    assertThat(rules.correlations()).extracting(Correlation::name).containsExactly("fine");
    assertThat(rules.refused()).isEqualTo(3);
    assertThat(rules.problems())
        .extracting(problem -> problem.message())
        .anyMatch(message -> message.contains("'Title d' → 'Title e' → 'Title d'"))
        .anyMatch(message -> message.contains("cannot be used, so this one cannot either"));
    assertThat(rules.makesSignals("id-a")).isFalse();
  }

  @Test
  void chainsAreAtMostFiveDeep() {
    StringBuilder text = new StringBuilder(rule("a"));
    text.append(correlation("c1", COUNT));
    for (int i = 2; i <= 6; i++) {
      text.append(correlation("c" + i, COUNT.replace("[a]", "[c" + (i - 1) + "]")));
    }
    RuleSet rules = Sigma.read(text.toString());

    assertThat(rules.correlations()).hasSize(5);
    assertThat(rules.problems()).singleElement().asString().contains("more than 5 correlations");
  }

  @Test
  void ofACircleOfHundredsEachIsRefused() {
    int length = 900;
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < length; i++) {
      yaml.append(correlation("c" + i, COUNT.replace("[a]", "c" + (i + 1) % length)));
    }

    RuleSet rules =
        RuleSet.read(
            List.of(new RuleFile("circle", yaml.toString().getBytes(StandardCharsets.UTF_8))));

    assertThat(rules.refused()).isEqualTo(length);
    assertThat(rules.problems())
        .allMatch(problem -> problem.message().contains("more than 5 correlations stand on"));
  }

  @Test
  void aChainGroupsByWhatTheInnerOneKnows() {
    String outer = COUNT.replace("[a]", "[c]").replace("user", "users");
    RuleSet rules = Sigma.read(rule("a") + correlation("c", COUNT) + correlation("o", outer));

    assertThat(rules.correlations()).extracting(Correlation::name).containsExactly("c");
    assertThat(rules.problems())
        .singleElement()
        .asString()
        .contains("'users' is not known of the correlation 'c', which groups by 'user'")
        .contains("did you mean 'user'?");
  }

  @Test
  void anAmbiguousNameIsRefusedWithBothPlaces() {
    String twice = rule("a") + rule("a").replace("id-a", "id-b");
    RuleSet rules = Sigma.read(twice + correlation("c", COUNT));

    assertThat(rules.correlations()).isEmpty();
    assertThat(rules.problems())
        .singleElement()
        .asString()
        .contains("'a' may mean the rule at test.yml:1:1 or the one at test.yml:7:1; use the id");
  }

  @Test
  void howLongTimespansMayBeIsASetting() {
    byte[] text =
        (rule("a") + correlation("c", COUNT.replace("5m", "7d"))).getBytes(StandardCharsets.UTF_8);
    List<RuleFile> files = List.of(new RuleFile("test.yml", text));

    assertThat(
            RuleSet.read(files, new RuleSettings(Duration.ofDays(7), Placeholders.NONE)).refused())
        .isZero();
    assertThat(
            RuleSet.read(files, new RuleSettings(Duration.ofDays(6), Placeholders.NONE)).refused())
        .isEqualTo(1);
  }

  @Test
  void withoutGroupsAllEventsAreOne() {
    assertThat(only(rule("a") + correlation("c", COUNT.replace("group-by: [user];", ""))).groupBy())
        .isEmpty();
  }
}
