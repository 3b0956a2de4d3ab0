package nl.dijkwacht.collectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.Heartbeat;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {

  private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");

  private final SetClock clock = new SetClock(START);
  private final Heartbeats heartbeats = new Heartbeats(clock);

  @Test
  void aSourceIsToldOnceAMinuteWithAllThatArrivedMeanwhile() {
    heard("a", START.minusSeconds(200), 3);
    assertThat(heartbeats.due()).extracting(Heartbeat::events).containsExactly(3L);

    heard("a", START.minusSeconds(100), 4);
    heard("a", START.minusSeconds(150), 5);
    assertThat(heartbeats.due()).isEmpty();

    clock.set(START.plus(Duration.ofMinutes(1)));
    List<Heartbeat> due = heartbeats.due();
    assertThat(due).extracting(Heartbeat::events).containsExactly(9L);
    assertThat(due).extracting(Heartbeat::newestEvent).containsExactly(START.minusSeconds(100));
    assertThat(heartbeats.due()).isEmpty();
  }

  @Test
  void sourcesAreToldApart() {
    heard("a", START, 1);
    heard("b", START, 2);

    assertThat(heartbeats.due()).extracting(Heartbeat::source).containsExactly("a", "b");
  }

  private void heard(String source, Instant newest, long events) {
    heartbeats.heard(Heartbeat.Kind.TRAIL, source, "111122223333", "eu-central-1", newest, events);
  }
}
