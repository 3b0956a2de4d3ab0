package nl.dijkwacht.streams.detect.habit;

import static nl.dijkwacht.streams.detect.habit.Times.LONG;
import static nl.dijkwacht.streams.detect.habit.Times.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeardBinsTest {

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void timesOfTheSameFiveMinutesAreOne() {
    HeardBins heard =
        HeardBins.of(START).plus(START.plusSeconds(299), LONG).plus(START.plusSeconds(300), LONG);

    assertThat(heard.count()).isEqualTo(2);
    assertThat(heard.newest()).isEqualTo(heard.oldest() + 1);
    assertThat(heard.newest()).isEqualTo(HeardBins.binOf(START.plusSeconds(300)));
  }

  @Test
  void whatIsOlderThanIsKeptIsForgottenAndNotTakenBack() {
    HeardBins heard = HeardBins.of(START).plus(START.plus(DAY), DAY);

    assertThat(heard).isEqualTo(HeardBins.of(START.plus(DAY)));
    assertThat(heard.plus(START, DAY)).isEqualTo(heard);
    assertThat(heard.plus(START.plusSeconds(300), DAY).count()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void itIsAFunctionOfTheSetOfTimes(long seed) {
    Random random = new Random(seed);
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      times.add(START.plusSeconds(random.nextInt(5 * 86_400)));
    }
    HeardBins expected = all(times);
    times.addAll(times.subList(0, 100));
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(times, random);

      assertThat(all(times)).isEqualTo(expected).hasSameHashCodeAs(expected);
    }
  }

  private static HeardBins all(List<Instant> times) {
    HeardBins heard = HeardBins.of(times.get(0));
    for (Instant at : times) {
      heard = heard.plus(at, DAY.multipliedBy(2));
    }
    return heard;
  }

  @Test
  void itsBytesAreReadBackAndFew() {
    HeardBins heard = Times.heard(Times.every(Duration.ofMinutes(1), Duration.ZERO, DAY));

    assertThat(HeardBins.of(ByteBuffer.wrap(heard.toBytes()))).isEqualTo(heard);
    assertThat(heard.toBytes()).hasSize(8 + 288 / 8);
  }
}
