package nl.dijkwacht.collectors.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceTest {

  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  @Test
  void theLastSliceIsOpen() {
    Instant near = NOW.minus(Duration.ofMinutes(20));
    Instant far = NOW.minus(Duration.ofHours(2));

    assertThat(Slice.from(near, NOW)).isEqualTo(new Slice(near, NOW, null));
    assertThat(Slice.from(far, NOW))
        .isEqualTo(new Slice(far, far.plus(Slice.LONGEST), far.plus(Slice.LONGEST)));
  }

  @Test
  void anUnfinishedSliceGoesOn() {
    Instant from = NOW.minus(Duration.ofMinutes(20));
    Instant told = NOW.minus(Duration.ofMinutes(7));
    String cursor = Slice.from(from, NOW).cursor(told);

    assertThat(Slice.unfinished(from, cursor)).isEqualTo(new Slice(from, NOW, told));
    assertThat(Slice.unfinished(NOW, cursor)).as("nothing is left").isNull();
    assertThat(Slice.unfinished(from, null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "a/b", "2026-11-22T03:00:00Z", "2026-11-22T03:00:00Z/"})
  void aCursorThatMakesNoSenseIsIgnored(String cursor) {
    assertThat(Slice.unfinished(NOW, cursor)).isNull();
  }
}
