package nl.dijkwacht.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternIndexTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void itFindsWhatHoldingANameAgainstEachPatternFinds(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<PatternIndex.Held<String>> held = new ArrayList<>();
      for (int i = random.nextInt(40); i > 0; i--) {
        String pattern = NamePatternTest.word(random, "abc*", 7);
        held.add(new PatternIndex.Held<>(new NamePattern(pattern), pattern));
      }
      PatternIndex<String> index = new PatternIndex<>(held);
      for (int i = 0; i < 100; i++) {
        String name = NamePatternTest.word(random, "abc", 9);
        List<String> found = new ArrayList<>();
        index.find(name, found::add);

        assertThat(found)
            .as(name)
            .containsExactlyInAnyOrderElementsOf(
                held.stream()
                    .filter(each -> each.pattern().matches(name))
                    .map(PatternIndex.Held::entry)
                    .toList());
      }
    }
  }
}
