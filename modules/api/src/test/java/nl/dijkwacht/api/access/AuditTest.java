package nl.dijkwacht.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import nl.dijkwacht.api.Response;
import nl.dijkwacht.core.privacy.AuditEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AuditTest {

  private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
  private static final Caller JANSEN =
      new Caller("j.jansen\n\"", Set.of(Role.ANALYST), Set.of(Caller.EVERY));
  private static final Response CONTENT = Response.json(200, "{}");

  private final List<AuditEvent> kept = new ArrayList<>();
  private boolean takes = true;
  private Instant now = NOW;
  private final Audit audit =
      new Audit(
          event -> {
            if (!takes) {
              return CompletableFuture.failedFuture(new IllegalStateException("no broker"));
            }
            kept.add(event);
            return CompletableFuture.completedFuture(null);
          },
          new Clock() {
            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  @Test
  void whoIsShownWhatIsKeptByIds() {
    assertThat(audit.shown(JANSEN, "findings", List.of("f1", "f2"), CONTENT)).isEqualTo(CONTENT);

    assertThat(kept)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.action()).isEqualTo(AuditEvent.Action.VIEW);
              assertThat(event.at()).isEqualTo(NOW);
              assertThat(event.by()).isEqualTo("j.jansen  ");
              assertThat(event.user()).isEqualTo("api");
              assertThat(event.about()).isEqualTo("findings f1,f2");
            });
  }

  @Test
  void whatCannotBeNotedIsNotShown() {
    takes = false;

    Response refused = audit.shown(JANSEN, "findings", List.of("f1"), CONTENT);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.body()).contains("nothing is shown").doesNotContain("f1");
    takes = true;
    assertThat(audit.viewed(JANSEN, "findings", List.of("f1"))).isTrue();
    assertThat(kept).hasSize(1);
  }

  @Test
  void whatIsReadAgainAndAgainIsKeptOnceInAQuarterOfAnHour() {
    audit.viewed(JANSEN, "findings", List.of("f1"));
    audit.viewed(JANSEN, "findings", List.of("f1", "f2"));
    audit.viewed(JANSEN, "cases", List.of("f1"));
    now = NOW.plus(Duration.ofMinutes(14));
    audit.viewed(JANSEN, "findings", List.of("f1"));
    now = NOW.plus(Duration.ofMinutes(16));
    audit.viewed(JANSEN, "findings", List.of("f1"));
    audit.viewed(
        new Caller("other", Set.of(Role.FG), Set.of(Caller.EVERY)), "findings", List.of("f1"));

    assertThat(kept)
        .extracting(AuditEvent::about)
        .containsExactly("findings f1", "findings f2", "cases f1", "findings f1", "findings f1");
  }

  @Test
  void aWholePageIsKeptInPartsAndNothingWhereNothingIsShown() {
    audit.viewed(JANSEN, "findings", List.of());
    assertThat(kept).isEmpty();

    audit.viewed(
        JANSEN, "findings", IntStream.range(0, 200).mapToObj(i -> "f".repeat(500) + i).toList());

    assertThat(kept)
        .hasSize(4)
        .allSatisfy(event -> assertThat(event.about().length()).isLessThan(16_000));
  }
}
