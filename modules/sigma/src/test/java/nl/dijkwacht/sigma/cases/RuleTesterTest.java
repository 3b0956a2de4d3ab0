package nl.dijkwacht.sigma.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleHead;
import nl.dijkwacht.sigma.RuleSet;
import org.junit.jupiter.api.Test;

class RuleTesterTest {

  private static final String RULE =
      """
      title: A trail stopped
      id: 6f0e4a35-6a8c-4b43-9d6a-0f1f7e2d9c11
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
    return """
        {"eventID":"1","eventTime":"2026-03-02T08:00:00Z",\
        "eventSource":"cloudtrail.amazonaws.com","eventName":"%s"}"""
        .formatted(eventName);
  }
}
