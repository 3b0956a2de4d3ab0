package nl.dijkwacht.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private final AtomicLong nanos = new AtomicLong();
  private final RateLimit limit = new RateLimit(60, nanos::get);

  @Test
  void soManyMayComeAtOnceAndThenOneASecond() {
    for (int i = 0; i < 60; i++) {
      assertThat(limit.wait("a")).isZero();
    }
    assertThat(limit.wait("a")).isEqualTo(1);
    assertThat(limit.wait("b")).isZero();

    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(limit.wait("a")).isZero();
    assertThat(limit.wait("a")).isEqualTo(1);
  }

  @Test
  void nobodyCanFillTheMemoryWithNames() {
    for (int i = 0; i < 50_000; i++) {
      limit.wait("name-" + i);
    }

    assertThat(limit.size()).isEqualTo(10_000);
  }
}
