package nl.dijkwacht.streams.drift;

import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.dijkwacht.core.resource.SensitiveData;
import nl.dijkwacht.registers.Found;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all findings on a bucket come to. */
class FoundDataTest {

  private static final String BUCKET = Bucket.id("b").toString();

  private static SensitiveData version(
      String finding, int minute, boolean active, boolean special) {
    return new SensitiveData(
        finding, Bucket.id("b"), special, active, NOON.plusSeconds(60L * minute));
  }

  private static KeyValueStore<Bytes, byte[]> store() {
    return Stores.inMemoryKeyValueStore("found").get();
  }

  @Test
  void whatIsArchivedNoLongerCounts() {
    FoundData found = new FoundData(store());
    assertThat(found.add(version("f", 1, true, false))).isTrue();
    assertThat(found.add(version("g", 1, true, true))).isTrue();
    assertThat(found.of(BUCKET)).isEqualTo(new Found(true, true, FoundData.MACIE));

    assertThat(found.add(version("g", 2, false, true))).isTrue();
    assertThat(found.of(BUCKET)).isEqualTo(new Found(true, false, FoundData.MACIE));
    assertThat(found.add(version("g", 1, true, true))).isFalse();
    assertThat(found.add(version("f", 2, false, false))).isTrue();
    assertThat(found.isAnything(BUCKET)).isFalse();
  }

  /** Versions of few findings at few times, so that many are of one time. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theOrderDoesNotMatterAlsoAmongVersionsOfOneTime(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      List<SensitiveData> versions = new ArrayList<>();
      for (int i = random.nextInt(8); i >= 0; i--) {
        String finding = "f" + random.nextInt(2);
        versions.add(
            version(finding, random.nextInt(2), random.nextBoolean(), random.nextBoolean()));
      }
      Found first = of(versions);
      versions.addAll(versions.subList(0, versions.size() / 2));
      Collections.shuffle(versions, random);
      assertThat(of(versions)).isEqualTo(first);
    }
  }

  private static Found of(List<SensitiveData> versions) {
    FoundData found = new FoundData(store());
    versions.forEach(found::add);
    return found.of(BUCKET);
  }

  /** Each is one look-up, however many others there are. */
  @Test
  void archivingManyLooksAtNoOther() {
    AtomicInteger ranges = new AtomicInteger();
    FoundData found =
        new FoundData(
            new InMemoryKeyValueStore("found") {
              @Override
              public synchronized KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
                ranges.incrementAndGet();
                return super.range(from, to);
              }
            });
    IntStream.range(0, 100).forEach(i -> found.add(version("f" + i, 1, true, true)));
    IntStream.range(0, 100).forEach(i -> found.add(version("f" + i, 2, false, true)));

    assertThat(found.isAnything(BUCKET)).isFalse();
    assertThat(ranges).hasValue(0);
  }

  @Test
  void whatIsNotKeptCountsUntilNoneThatIsKeptDoes() {
    KeyValueStore<Bytes, byte[]> store = store();
    FoundData found = new FoundData(store);
    IntStream.range(0, FoundData.MOST).forEach(i -> found.add(version("f" + i, 1, true, false)));
    assertThat(found.add(version("one-more", 1, true, true))).isTrue();
    assertThat(store.approximateNumEntries()).isEqualTo(FoundData.MOST + 1);
    found.add(version("f0", 2, false, false));
    assertThat(found.of(BUCKET).specialCategory()).isTrue();

    IntStream.range(1, FoundData.MOST).forEach(i -> found.add(version("f" + i, 2, false, false)));
    assertThat(found.isAnything(BUCKET)).isFalse();
  }

  @Test
  void whatIsArchivedMakesRoomForOthers() {
    KeyValueStore<Bytes, byte[]> store = store();
    FoundData found = new FoundData(store);
    IntStream.range(0, FoundData.MOST).forEach(i -> found.add(version("f" + i, 1, i == 0, false)));
    assertThat(found.add(version("another", 2, true, true))).isTrue();
    assertThat(store.approximateNumEntries()).isEqualTo(3);

    found.add(version("another", 3, false, true));
    assertThat(found.of(BUCKET)).isEqualTo(new Found(true, false, FoundData.MACIE));
    found.add(version("f0", 3, false, false));
    assertThat(found.isAnything(BUCKET)).isFalse();
  }

  @Test
  void whatIsForgottenLeavesNothingBehindAndNoOtherIsTouched() {
    KeyValueStore<Bytes, byte[]> store = store();
    FoundData found = new FoundData(store);
    found.add(new SensitiveData("f", Bucket.id("b2"), false, true, NOON));
    long others = store.approximateNumEntries();
    found.add(version("f", 1, true, false));
    found.add(version("g", 1, true, false));

    found.forget(BUCKET);
    assertThat(store.approximateNumEntries()).isEqualTo(others);
    assertThat(found.isAnything(Bucket.id("b2").toString())).isTrue();
  }
}
