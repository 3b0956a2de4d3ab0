package nl.dijkwacht.collectors.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DoneObjectsTest {

  private static final LocalDate DAY = LocalDate.parse("2026-03-02");

  private static ObjectHash hash(int number) {
    return ObjectHash.of("s3://bucket/" + number);
  }

  @Test
  void behavesAsAMapDoes() {
    Random random = new Random(7);
    DoneObjects objects = new DoneObjects(16);
    Map<Integer, Boolean> expected = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      int number = random.nextInt(5_000);
      if (random.nextInt(4) == 0) {
        objects.remove(hash(number));
        expected.remove(number);
      } else {
        boolean givenUp = random.nextBoolean();
        objects.add(hash(number), givenUp, DAY.plusDays(random.nextInt(10)));
        expected.put(number, givenUp);
      }
    }
    assertThat(objects.size()).isEqualTo(expected.size());
    for (int i = 0; i < 6_000; i++) {
      assertThat(objects.wasGivenUp(hash(i))).isEqualTo(expected.get(i));
    }
  }

  @Test
  void collidingEntriesAreFoundAfterOneInTheirMidstIsRemoved() {
    DoneObjects objects = new DoneObjects(16);
    // The same slot for all, by the same first number.
    for (int i = 0; i < 20; i++) {
      objects.add(new ObjectHash(5, (long) i << 20), false, DAY);
    }
    objects.remove(new ObjectHash(5, 3L << 20));
    for (int i = 0; i < 20; i++) {
      Boolean expected = i == 3 ? null : Boolean.FALSE;
      assertThat(objects.wasGivenUp(new ObjectHash(5, (long) i << 20))).isEqualTo(expected);
    }
  }

  @Test
  void whatIsGoneFromTheTopicMakesRoom() {
    DoneObjects objects = new DoneObjects(16);
    for (int day = 0; day < 100; day++) {
      for (int i = 0; i < 1_000; i++) {
        objects.add(hash(1_000 * day + i), false, DAY.plusDays(day));
      }
    }
    assertThat(objects.size()).isLessThan(40_000);
    for (int i = 84_000; i < 100_000; i++) {
      assertThat(objects.wasGivenUp(hash(i))).isFalse();
    }
  }

  @Test
  void aMillionObjectsTakeLessThanFiftyBytesEach() {
    DoneObjects objects = new DoneObjects(16);
    for (int i = 0; i < 1_000_000; i++) {
      objects.add(hash(i), false, DAY);
    }
    assertThat(objects.size()).isEqualTo(1_000_000);
    assertThat(objects.bytes()).isLessThan(50_000_000);
  }
}
