package nl.dijkwacht.api.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyedViewTest {

  private final KeyedView<Integer> view = new KeyedView<>(3, Integer::compare);

  @Test
  void beyondTheLimitThoseWantedLeastAreLeftOutAndThatIsTold() {
    view.put("a", 5);
    view.put("b", 1);
    view.put("c", 3);
    assertThat(view.isComplete()).isTrue();

    view.put("d", 4);

    assertThat(view.all()).containsExactlyInAnyOrder(5, 3, 4);
    assertThat(view.isComplete()).isFalse();
    assertThat(view.get("b")).isEmpty();
  }

  @Test
  void theNewestValueOfAKeyHolds() {
    Random random = new Random(3);
    Map<String, Integer> newest = new HashMap<>();
    KeyedView<Integer> large = new KeyedView<>(100, Integer::compare);
    for (int i = 0; i < 10_000; i++) {
      String key = "key-" + random.nextInt(50);
      if (random.nextInt(4) == 0) {
        newest.remove(key);
        large.remove(key);
      } else {
        newest.put(key, i);
        large.put(key, i);
      }
    }

    assertThat(large.all()).containsExactlyInAnyOrderElementsOf(newest.values());
    assertThat(large.isComplete()).isTrue();
  }

  @Test
  void oldOnesGoFirst() {
    view.put("a", 5);
    view.put("b", 1);
    view.put("c", 3);

    view.removeWhile(value -> value < 4);

    assertThat(view.all()).containsExactly(5);
    assertThat(view.isComplete()).isTrue();
  }
}
