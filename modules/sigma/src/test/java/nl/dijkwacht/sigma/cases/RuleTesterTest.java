package nl.dijkwacht.sigma.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleHead;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.cases.CaseStep.Part;
import org.junit.jupiter.api.Test;

class RuleTesterTest {

  private static final String RULE =
      """
      title: A trail stopped
      id: 6f0e4a35-6a8c-4b43-9d6a-0f1f7e2d9c11
      name: a_stop
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection:
          eventName: StopLogging
        condition: selection
      level: high
      """;

  private final RuleSet rules =
      RuleSet.read(List.of(new RuleFile("rule.yml", RULE.getBytes(StandardCharsets.UTF_8))));
  private final RuleHead head = RuleHead.of(rules).get(0);
  private final RuleTester tester = new RuleTester(rules);

  @Test
  void aCasePassesIfTheRuleDoesWhatItShould() {
    assertThat(run(true, record("StopLogging"))).isEqualTo(new Outcome.Passed());
    assertThat(run(false, record("StartLogging"))).isEqualTo(new Outcome.Passed());
  }

  @Test
  void aCaseThatFailsIsExplained() {
    assertThat(run(true, record("StartLogging")))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.explanation().holds()).isFalse());
    assertThat(run(false, record("StopLogging")))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.explanation().holds()).isTrue());
  }

  @Test
  void aCaseThatNoRuleWouldEverSeeIsNoGoodWhateverItShould() {
    assertUnusable(run(false, "{}"), "this is no record of CloudTrail: eventSource or eventName");
    assertUnusable(run(true, "\"x\""), "this is no record of CloudTrail: ");
    assertUnusable(
        run(false, "{\"eventType\": \"AwsCloudTrailInsight\"}"), "rules do not look at records");
    assertUnusable(
        tester.run(head, given(true, true, record("StopLogging"), record("StopLogging"))),
        "a list of events is for correlations");
  }

  @Test
  void aCorrelationIsHeldAgainstAllEventsOfACase() {
    Correlated three = new Correlated(correlation("gte: 3"));

    assertThat(three.run(true, "08:00", "08:05", "08:09")).isEqualTo(new Outcome.Passed());
    assertThat(three.run(true, "08:09", "08:00", "08:05")).isEqualTo(new Outcome.Passed());
    assertThat(three.run(false, "08:00", "08:05")).isEqualTo(new Outcome.Passed());
    assertThat(three.run(false, "08:00", "08:05", "08:10")).isEqualTo(new Outcome.Passed());
  }

  @Test
  void aCaseOfACorrelationThatFailsTellsWhatEachEventWas() {
    Correlated two = new Correlated(correlation("gte: 2"));
    String stop = record("StopLogging", "1", "08:00");

    assertThat(two.of(false, stop, record("StartLogging", "2", "08:01"), stop))
        .isEqualTo(new Outcome.Passed());
    assertThat(
            two.failed(
                true,
                stop,
                record("StartLogging", "2", "08:01"),
                stop,
                record("StopLogging", "3", "08:02").replace("recipientAccountId", "none")))
        .containsExactly(Part.COUNTED, Part.NONE, Part.COPY, Part.LEFT_OUT);
    assertThat(two.failed(false, stop, record("StopLogging", "2", "08:01")))
        .containsExactly(Part.COUNTED, Part.FULFILS);
  }

  @Test
  void windowsThatMoreEventsCouldUndoAreJudgedInTheEnd() {
    Correlated one = new Correlated(correlation("eq: 1"));

    assertThat(one.run(true, "08:00")).isEqualTo(new Outcome.Passed());
    assertThat(one.failed(false, record("StopLogging", "1", "08:00"))).contains(Part.FULFILS);
    Correlated few = new Correlated(correlation("{gte: 2, lt: 3}"));
    assertThat(few.run(false, "08:00", "08:00", "08:00")).isEqualTo(new Outcome.Passed());
  }

  @Test
  void aCorrelationOverCorrelationsIsFollowed() {
    Correlated twice =
        new Correlated(
            """
            title: Twice many stops
            id: 0b0c2f6e-5d5f-4d8e-9c37-3d8b4d9d1a02
            correlation:
              type: event_count
              rules: many
              group-by: recipientAccountId
              timespan: 1h
              condition: {gte: 2}
            ---
            """
                + correlation("gte: 2"));

    assertThat(twice.run(true, "08:00", "08:01", "08:20", "08:21")).isEqualTo(new Outcome.Passed());
    assertThat(twice.run(false, "08:00", "08:01", "08:20", "08:40"))
        .isEqualTo(new Outcome.Passed());
  }

  @Test
  void aCaseOfACorrelationNeedsEventsAndEachHasToBeOne() {
    Correlated two = new Correlated(correlation("gte: 2"));

    assertUnusable(two.of(false), "a correlation looks at several events");
    assertUnusable(
        two.tester.run(two.head, given(true, false, record("StopLogging"))),
        "a correlation looks at several events");
    assertUnusable(
        two.of(false, record("StopLogging"), "{}"), "event 2: this is no record of CloudTrail: ");
  }

  /** A correlation, which stands first, and the rule that it names. */
  private static final class Correlated {
    private final RuleTester tester;
    private final RuleHead head;

    Correlated(String correlation) {
      byte[] yaml = (correlation + "---\n" + RULE).getBytes(StandardCharsets.UTF_8);
      RuleSet rules = RuleSet.read(List.of(new RuleFile("rule.yml", yaml)));
      assertThat(rules.problems()).isEmpty();
      tester = new RuleTester(rules);
      head = RuleHead.of(rules).stream().filter(RuleHead::correlation).findFirst().orElseThrow();
    }

    Outcome of(boolean shouldMatch, String... events) {
      return tester.run(head, given(shouldMatch, true, events));
    }

    Outcome run(boolean shouldMatch, String... times) {
      String[] events = new String[times.length];
      Arrays.setAll(events, i -> record("StopLogging", "id-" + i, times[i]));
      return of(shouldMatch, events);
    }

    /** What each event was, if the case fails. */
    List<Part> failed(boolean shouldMatch, String... events) {
      return of(shouldMatch, events) instanceof Outcome.FailedWindows failed
          ? failed.steps().stream().map(CaseStep::part).toList()
          : List.of();
    }
  }

  private static String correlation(String condition) {
    return """
        title: Many stops
        id: 0b0c2f6e-5d5f-4d8e-9c37-3d8b4d9d1a01
        name: many
        level: high
        correlation:
          type: event_count
          rules: a_stop
          group-by: recipientAccountId
          timespan: 10m
          condition: %s
        """
        .formatted(condition.startsWith("{") ? condition : "{" + condition + "}");
  }

  private static void assertUnusable(Outcome outcome, String sentence) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Unusable.class, is -> assertThat(is.sentence()).startsWith(sentence));
  }

  private Outcome run(boolean shouldMatch, String event) {
    return tester.run(head, given(shouldMatch, false, event));
  }

  private static RuleCase given(boolean shouldMatch, boolean stream, String... events) {
    List<byte[]> records =
        Stream.of(events).map(event -> event.getBytes(StandardCharsets.UTF_8)).toList();
    return new RuleCase("", "a case", shouldMatch, records, stream, Place.startOf("x.test.json"));
  }

  private static String record(String eventName) {
    return record(eventName, "1", "08:00");
  }

  private static String record(String eventName, String id, String time) {
    return """
        {"eventID":"%s","eventTime":"2026-03-02T%s:00Z","recipientAccountId":"111122223333",\
        "eventSource":"cloudtrail.amazonaws.com","eventName":"%s"}"""
        .formatted(id, time, eventName);
  }
}
