package nl.dijkwacht.streams.behaviour.habit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HabitStateTest {

  @Test
  void numbersAreReadAsTheyWereWritten() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      long number = random.nextLong() >>> random.nextInt(1, 64);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Varint.put(out, number);

      assertThat(Varint.get(ByteBuffer.wrap(out.toByteArray()))).isEqualTo(number);
    }
  }

  @Test
  void aNewDayIsEmptyAndASavedOneIsTheSame() {
    Day day = Day.of(Day.EMPTY.withDue(true).toBytes());

    assertThat(day.isDue()).isTrue();
    assertThat(day.isActive()).isFalse();
    assertThat(day.total(Measure.TAKEN)).isZero();
  }

  @Test
  void aStoreOfAnotherVersionIsRefused() {
    byte[] stored = Day.EMPTY.toBytes();
    stored[0] = 2;

    assertThatThrownBy(() -> Day.of(stored))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("another version");
  }

  @Test
  void fewOddDaysDoNotMoveWhatIsUsual() {
    long[] days = new long[41];
    Random random = new Random(2);
    for (int i = 0; i < days.length; i++) {
      days[i] = i % 20 == 0 ? 5_000 : Math.round(100 * Math.exp(random.nextGaussian() * 0.3));
    }
    Baseline usual = Baseline.of(days);

    assertThat(usual.median()).isBetween(80.0, 125.0);
    assertThat(usual.spread()).isBetween(0.2, 0.45);
    assertThat(usual.most()).isEqualTo(5_000);
  }

  @Test
  void withoutFiguresNothingIsUsual() {
    assertThat(Baseline.of(new long[0])).isEqualTo(new Baseline(0, 0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "145.97.8.0/24,145.97.0.0/16",
    "10.1.2.0/24,private",
    "172.16.4.0/24,private",
    "172.32.4.0/24,172.32.0.0/16",
    "192.168.4.0/24,private",
    "100.64.0.0/24,private",
    "2a02:a45f:1::/48,2a02:a45f::/32",
    "fd00:1:2::/48,private",
    "aws,aws"
  })
  void networksAreTakenWide(String network, String wide) {
    assertThat(WideNetwork.of(network)).isEqualTo(wide);
  }

  @Test
  void ofTooManyValuesTheOneIsForgottenThatWasNotSeenForLongest() {
    Seen seen = new Seen(2);
    seen.add("NL", 10, 1);
    seen.add("BE", 20, 2);
    seen.add("NL", 5, 3);
    seen.add("DE", 30, 3);

    assertThat(seen.all().keySet()).containsExactlyInAnyOrder("NL", "DE");
    assertThat(seen.all()).containsEntry("NL", new Seen.Span(5, 3));
  }
}
