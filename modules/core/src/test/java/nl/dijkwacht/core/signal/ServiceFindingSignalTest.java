package nl.dijkwacht.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.dijkwacht.core.trail.EventSummary;
import org.junit.jupiter.api.Test;

class ServiceFindingSignalTest {

  private static final Instant SEEN = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant COLLECTED = SEEN.plusSeconds(300);

  private static ServiceFinding finding(
      String id, ServiceFinding.Service service, String title, Instant updatedAt) {
    return new ServiceFinding(
        id,
        service,
        service,
        "111122223333",
        "eu-west-1",
        Level.HIGH,
        "Type/" + title,
        title,
        title,
        Collections.nCopies(100, "arn:aws:s3:::" + title),
        false,
        true,
        SEEN,
        updatedAt,
        3,
        Map.of("severity", 8));
  }

  private static Signal signal(ServiceFinding finding) {
    return ServiceFindingSignal.of("tenant", finding, COLLECTED, null);
  }

  @Test
  void whatTheServiceToldIsKept() {
    Signal signal = signal(finding("f-1", ServiceFinding.Service.MACIE, "letters", SEEN));

    assertThat(signal.rule().id()).isEqualTo("macie:Type/letters");
    assertThat(signal.rule().level()).isEqualTo(Level.HIGH);
    assertThat(signal.rule().response().get(0)).isEqualTo("Open the finding in Macie by its id.");
    EventSummary event = signal.event();
    assertThat(event.eventSource()).isEqualTo("macie2.amazonaws.com");
    assertThat(event.eventName()).isEqualTo("Type/letters");
    assertThat(event.principal().id()).isEqualTo("macie2.amazonaws.com");
    assertThat(event.eventTime()).isEqualTo(SEEN);
    assertThat(event.collectedAt()).isEqualTo(COLLECTED);
    assertThat(event.note())
        .isEqualTo("First seen at 2026-03-01T12:00:00Z; 3 times so far; archived there.");
    assertThat(event.noteNl())
        .isEqualTo(
            "Voor het eerst gezien om 2026-03-01T12:00:00Z; tot nu toe 3 keer; daar gearchiveerd.");
    assertThat(signal.rule().dutchResponse().orElseThrow())
        .startsWith("Open de bevinding in Macie met haar id.");
  }

  @Test
  void theFindingIsByServiceAndIdAndTheSignalByVersion() {
    ServiceFinding.Service guardDuty = ServiceFinding.Service.GUARD_DUTY;
    Signal first = signal(finding("f-1", guardDuty, "letters", SEEN));
    Signal copy =
        ServiceFindingSignal.of(
            "tenant", finding("f-1", guardDuty, "other", SEEN), COLLECTED.plusSeconds(9), null);
    Signal later = signal(finding("f-1", guardDuty, "letters", SEEN.plusSeconds(1)));

    assertThat(copy.id()).isEqualTo(first.id());
    assertThat(later.findingId()).isEqualTo(first.findingId());
    assertThat(later.id()).isNotEqualTo(first.id());
    assertThat(later.event().eventId()).isNotEqualTo(first.event().eventId());
    assertThat(
            Stream.of(
                    finding("f-2", guardDuty, "letters", SEEN),
                    finding("f-1", ServiceFinding.Service.CONFIG, "letters", SEEN),
                    finding("f-1", ServiceFinding.Service.SECURITY_HUB, "letters", SEEN))
                .map(other -> signal(other).findingId())
                .distinct())
        .hasSize(3)
        .doesNotContain(first.findingId());
  }

  @Test
  void textsOfAnyLengthFit() {
    String large = "x".repeat(100_000) + "\ud800";
    Signal signal = signal(finding(large, ServiceFinding.Service.CONFIG, large, SEEN));

    assertThat(
            List.of(
                signal.rule().title(),
                signal.rule().description(),
                signal.event().eventName(),
                signal.subject().text()))
        .allSatisfy(text -> assertThat(text).hasSizeLessThan(2100).doesNotContain("\ud800"));
  }
}
