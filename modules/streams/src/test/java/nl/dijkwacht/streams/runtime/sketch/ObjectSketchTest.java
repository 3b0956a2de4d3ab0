package nl.dijkwacht.streams.runtime.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import nl.dijkwacht.core.StableId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectSketchTest {

  private static List<String> hashes(int count) {
    List<String> hashes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      hashes.add(StableId.of(List.of("o" + i)).substring(0, 16));
    }
    return hashes;
  }

  private static ObjectSketch sketch(List<String> hashes) {
    ObjectSketch sketch = new ObjectSketch();
    sketch.addAll(hashes);
    return sketch;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 63, 64})
  void fewObjectsAreCountedExactly(int count) {
    List<String> hashes = hashes(count);
    hashes.addAll(hashes(count));

    assertThat(sketch(hashes).count()).isEqualTo(count);
    assertThat(ObjectSketch.ofText(sketch(hashes).text()).count()).isEqualTo(count);
    assertThat(sketch(hashes).isEmpty()).isEqualTo(count == 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 1_000, 50_000})
  void manyAreEstimatedInAboutAKilobyte(int count) {
    ObjectSketch sketch = sketch(hashes(count));

    assertThat((double) sketch.count()).isCloseTo(count, within(count * 0.1));
    assertThat(sketch.bytes()).hasSizeLessThan(1_100);
  }

  @Test
  void orderAndRepetitionDoNotMatterNorHowItIsMerged() {
    Random random = new Random(5);
    for (int count : new int[] {10, 64, 65, 500}) {
      List<String> hashes = hashes(count);
      byte[] expected = sketch(hashes).bytes();
      hashes.addAll(hashes.subList(0, count / 2));
      Collections.shuffle(hashes, random);
      assertThat(sketch(hashes).bytes()).isEqualTo(expected);

      ObjectSketch merged = new ObjectSketch();
      for (int i = 0; i < hashes.size(); i += 7) {
        ObjectSketch part = sketch(hashes.subList(i, Math.min(i + 7, hashes.size())));
        merged.merge(ObjectSketch.of(part.bytes()));
      }
      merged.merge(sketch(hashes));
      assertThat(merged.bytes()).isEqualTo(expected);
      assertThat(ObjectSketch.ofText(merged.text()).bytes()).isEqualTo(expected);
    }
  }

  @Test
  void otherBytesAreRefused() {
    assertThat(ObjectSketch.ofText(null).count()).isZero();
    for (byte[] bytes :
        List.of(
            new byte[0],
            new byte[] {2},
            new byte[] {0, 1},
            new byte[] {1, 1},
            new byte[1 + 65 * 8])) {
      assertThatThrownBy(() -> ObjectSketch.of(bytes)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> ObjectSketch.ofText("%")).isInstanceOf(IllegalArgumentException.class);
  }
}
