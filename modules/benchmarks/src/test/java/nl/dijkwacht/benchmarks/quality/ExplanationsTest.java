package nl.dijkwacht.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Scene;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import nl.dijkwacht.simulator.incident.Incident;
import nl.dijkwacht.simulator.incident.IncidentKind;
import nl.dijkwacht.simulator.incident.Truth;
import org.junit.jupiter.api.Test;

class ExplanationsTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String INSIDER = "arn:aws:iam::444455556666:role/arts/insider";
  private static final String COLLEAGUE = "arn:aws:iam::444455556666:role/arts/colleague";
  private static final Truth TRUTH =
      new Truth(
          0,
          IncidentKind.MASS_DOWNLOAD,
          List.of(INSIDER),
          List.of("dossiers"),
          NOON,
          NOON.plusSeconds(3_600));

  private final Explanations explanations =
      new Explanations(
          List.of(
              new Incident(
                  TRUTH,
                  List.of(
                      new SimulatedEvent(
                          NOON, Account.PATIENT_FILES, "eu-west-1", new byte[0], Scene.INCIDENT)),
                  List.of())),
          event -> "its-event");

  private static Alert alert(
      String eventId, Instant at, String principal, Map<String, String> about) {
    EventSummary event =
        new EventSummary(
            eventId,
            at,
            at,
            "s3.amazonaws.com",
            "GetObject",
            "444455556666",
            "eu-west-1",
            new Principal(Principal.Kind.PERSON_IN_ROLE, principal, "444455556666"),
            null,
            null,
            null,
            null);
    RuleRef rule = new RuleRef("id", "1", "A rule", "It is one.", Level.HIGH, List.of(), List.of());
    Finding finding =
        new Finding(
            "finding",
            Finding.Status.OPEN,
            rule,
            new Subject("444455556666", about),
            Level.HIGH,
            1,
            event,
            event,
            Level.HIGH);
    return new Alert("alert", Alert.Transition.OPENED, event, finding);
  }

  @Test
  void anAlertAboutItsPrincipalIsExplainedUntilADayAfter() {
    Map<String, String> about = Map.of("principal", INSIDER);

    assertThat(explanations.of(alert("any", NOON.plusSeconds(9), INSIDER, about)))
        .containsExactly(TRUTH);
    assertThat(explanations.of(alert("any", TRUTH.to().plus(Explanations.AFTER), INSIDER, about)))
        .containsExactly(TRUTH);
    assertThat(explanations.of(alert("any", TRUTH.to().plus(Duration.ofHours(25)), INSIDER, about)))
        .isEmpty();
    assertThat(explanations.of(alert("any", NOON.minusSeconds(1), INSIDER, about))).isEmpty();
  }

  @Test
  void anAlertThatItsEventCausedIsExplainedWhoeverItIsAbout() {
    assertThat(
            explanations.of(
                alert("its-event", NOON, COLLEAGUE, Map.of("sourceIPAddress", "192.0.2.1"))))
        .containsExactly(TRUTH);
  }

  @Test
  void whatAColleagueDoesWithTheSameAssetIsFalse() {
    Map<String, String> about =
        Map.of("principal", COLLEAGUE, "asset", "aws/444455556666/global/AWS::S3::Bucket/dossiers");

    assertThat(explanations.of(alert("any", NOON.plusSeconds(9), COLLEAGUE, about))).isEmpty();
  }

  @Test
  void readsWhileTheAssetWasOpenAreExplainedByWhoOpenedIt() {
    Map<String, String> about =
        Map.of(
            "control",
            "s3-bucket-policy-not-public",
            "resource",
            "aws/444455556666/global/AWS::S3::Bucket/dossiers");

    assertThat(explanations.of(alert("any", NOON.plusSeconds(9), COLLEAGUE, about)))
        .containsExactly(TRUTH);
  }
}
