package nl.dijkwacht.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.trail.Events;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.core.trail.TrailEvent;
import org.junit.jupiter.api.Test;

class SignalTest {

  private static final RuleRef RULE = Signals.rule("r-1", "v1", Level.HIGH);
  private static final List<FieldPath> BUCKET =
      List.of(FieldPath.of("requestParameters.bucketName"));
  private static final String EVENT =
      "{'eventSource':'s3.amazonaws.com','eventName':'GetObject','eventID':'%s','eventTime':'%s',"
          + "'recipientAccountId':'%s','requestParameters':{'bucketName':'%s'}}";

  private final Signal signal = signal("tenant", RULE, "e-1", "2026-03-01T12:00:00Z", "1", "ward");

  /** Stored findings and the alerts of other systems refer to these. */
  @Test
  void idsNeverChange() {
    assertThat(signal.findingId())
        .isEqualTo(
            StableId.of(List.of("tenant", "r-1", "1", "requestParameters.bucketName", "ward")))
        .isEqualTo("e651798bdd3a49a9c54ee263c67ceeb1");
    assertThat(signal.id())
        .isEqualTo(StableId.of(List.of(signal.findingId(), "e-1")))
        .isEqualTo("569d51706dd5afa3aacfd3c86f3408c2");
  }

  @Test
  void neitherTimeNorVersionNorWhereItWasFoundChangesAnId() {
    RuleRef newer =
        new RuleRef("r-1", "v2", "New title", "New", Level.LOW, List.of("t"), List.of("s"));
    Signal later = signal("tenant", newer, "e-1", "2026-04-01T00:00:00Z", "1", "ward");
    assertThat(later.findingId()).isEqualTo(signal.findingId());
    assertThat(later.id()).isEqualTo(signal.id());
    TrailEvent event = Events.read(EVENT.formatted("e-1", "2026-03-01T12:00:00Z", "1", "ward"));
    Signal elsewhere =
        Signal.of(
            "tenant",
            RULE,
            BUCKET,
            event,
            Signals.START.plusSeconds(99_999),
            new Provenance("file", 7));
    assertThat(elsewhere.id()).isEqualTo(signal.id());
  }

  @Test
  void anotherEventIsAnotherSignalOfTheSameFinding() {
    Signal other = signal("tenant", RULE, "e-2", "2026-03-01T12:00:00Z", "1", "ward");
    assertThat(other.findingId()).isEqualTo(signal.findingId());
    assertThat(other.id()).isNotEqualTo(signal.id());
  }

  @Test
  void tenantRuleAccountAndSubjectMakeTheFinding() {
    String time = "2026-03-01T12:00:00Z";
    assertThat(
            List.of(
                signal.findingId(),
                signal("other", RULE, "e-1", time, "1", "ward").findingId(),
                signal("tenant", Signals.rule("r-2", "v1", Level.HIGH), "e-1", time, "1", "ward")
                    .findingId(),
                signal("tenant", RULE, "e-1", time, "2", "ward").findingId(),
                signal("tenant", RULE, "e-1", time, "1", "lab").findingId()))
        .doesNotHaveDuplicates();
  }

  private static Signal signal(
      String tenant, RuleRef rule, String eventId, String time, String account, String bucket) {
    TrailEvent event = Events.read(EVENT.formatted(eventId, time, account, bucket));
    return Signal.of(tenant, rule, BUCKET, event, Signals.START, null);
  }
}
