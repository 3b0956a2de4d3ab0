package nl.dijkwacht.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvCellTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain|plain",
        "=1+1|\"'=1+1\"",
        "-2|\"'-2\"",
        "@x|\"'@x\"",
        "+x|\"'+x\"",
        "a,b|\"a,b\"",
        "a\"b|\"a\"\"b\""
      })
  void cellsAreTextAndNothingElse(String text, String cell) {
    assertThat(CsvCell.of(text)).isEqualTo(cell);
  }

  @RepeatedTest(5)
  void noTextEndsItsCellOrBeginsAFormula(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int i = 0; i < 5_000; i++) {
      String text = HostileText.of(random);
      String cell = CsvCell.of(text);

      assertThat(cell).doesNotContainPattern("[\\p{Cc}\u2028\u2029\u202e]");
      boolean quoted = cell.startsWith("\"");
      String inside = quoted ? cell.substring(1, cell.length() - 1) : cell;
      assertThat(inside.replace("\"\"", "")).doesNotContain("\"");
      assertThat(quoted || !(inside.contains(",") || inside.contains(";"))).isTrue();
      assertThat(inside.stripLeading())
          .doesNotStartWith("=")
          .doesNotStartWith("@")
          .doesNotStartWith("+")
          .doesNotStartWith("-");
    }
  }
}
