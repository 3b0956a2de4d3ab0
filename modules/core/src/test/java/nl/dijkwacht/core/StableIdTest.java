package nl.dijkwacht.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StableIdTest {

  /** Worked out with another implementation of SHA-256: ids must outlive versions of Dijkwacht. */
  @Test
  void idsNeverChange() {
    assertThat(StableId.of(List.of())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb924");
    assertThat(StableId.of(List.of("tenant", "rule")))
        .isEqualTo("e0c546a0b101886fefdaa243abec9181");
    assertThat(StableId.of(List.of("zuster", "café", "")))
        .isEqualTo("4e2024f55eb347bfedcb947fda5eaabc");
    assertThat(StableId.ofBytes("{}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("44136fa355b3678a1146ad16f7e8649e");
  }

  @Test
  void theBordersOfPartsCount() {
    assertThat(
            List.of(
                StableId.of(List.of("ab", "c")),
                StableId.of(List.of("a", "bc")),
                StableId.of(List.of("abc")),
                StableId.of(List.of("abc", "")),
                StableId.of(List.of("", "abc")),
                StableId.of(List.of("a", "b", "c"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void differentListsHaveDifferentIds() {
    Random random = new Random(1);
    Map<String, List<String>> seen = new HashMap<>();
    for (int round = 0; round < 50_000; round++) {
      List<String> parts = new ArrayList<>();
      for (int left = random.nextInt(4); left > 0; left--) {
        parts.add(
            "a\u0000\u0001b"
                .substring(random.nextInt(3), 3 + random.nextInt(2))
                .repeat(random.nextInt(3)));
      }
      List<String> other = seen.putIfAbsent(StableId.of(parts), parts);
      assertThat(other == null || other.equals(parts)).isTrue();
    }
    assertThat(seen).hasSizeGreaterThan(100);
  }
}
