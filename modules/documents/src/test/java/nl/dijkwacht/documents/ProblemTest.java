package nl.dijkwacht.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProblemTest {
  private final Problems problems = new Problems();

  @Test
  void aProblemIsOneLineWithoutControlCharacters() {
    problems.warning(new Place("a\nb.yml", 2, 3), "x\r\n\u001b[31m\u202ey\u2028z");

    assertThat(Texts.lines(problems)).containsExactly("a b.yml:2:3: warning: x   [31m y z");
  }

  @Test
  void aLongMessageIsCutBetweenCharacters() {
    problems.error(Place.startOf("t"), "😀".repeat(1_000));

    assertThat(problems.list().get(0).message()).isEqualTo("😀".repeat(399) + "…");
  }

  @Test
  void problemsAreSortedByPlace() {
    problems.error(new Place("b", 1, 1), "5");
    problems.error(new Place("a", 10, 1), "4");
    problems.warning(new Place("a", 2, 9), "2");
    problems.error(new Place("a", 2, 9), "3");
    problems.error(new Place("a", 2, 1), "1");

    assertThat(problems.list())
        .extracting(Problem::message)
        .containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void warningsAreNoErrors() {
    problems.warning(Place.startOf("t"), "odd");
    assertThat(problems.hasErrors()).isFalse();
    problems.error(Place.startOf("t"), "wrong");
    assertThat(problems.hasErrors()).isTrue();
  }

  @Test
  void placesCountFromOne() {
    assertThatThrownBy(() -> new Place("t", 0, 1)).hasMessageContaining("from 1");
    assertThatThrownBy(() -> new Place("t", 1, 0)).hasMessageContaining("from 1");
  }
}
