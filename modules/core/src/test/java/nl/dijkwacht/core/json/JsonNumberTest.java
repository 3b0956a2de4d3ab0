package nl.dijkwacht.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumberTest {

  /** The grammar of RFC 8259, section 6. */
  private static final Pattern GRAMMAR =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private final JsonTape tape = new JsonTape(JsonLimits.DEFAULT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1",
        "10",
        "-19",
        "0.0",
        "0.10",
        "1e0",
        "1E0",
        "1e+07",
        "1e-07",
        "0e1",
        "123456789012345678901234567890",
        "1e999999",
        "-1.5E-300"
      })
  void numbersAreKeptAsTheyAreWritten(String number) {
    assertThat(read(number)).isTrue();
    assertThat(tape.kind(tape.root())).isEqualTo(JsonKind.NUMBER);
    assertThat(tape.text(tape.root())).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1",
        "01",
        "-01",
        "00",
        "1.",
        ".5",
        "-.5",
        "1.e1",
        "1e",
        "1e+",
        "1e1.5",
        "--1",
        "1-",
        "0x1F",
        "1_000",
        "1,5",
        "NaN",
        "Infinity",
        "-Infinity",
        "1f",
        "1L",
        "٣"
      })
  void otherNotationsAreRefused(String notation) {
    assertThat(read(notation)).isFalse();
  }

  @Test
  void everyShortMixOfDigitsAndSignsFollowsTheGrammar() {
    Random random = new Random(5);
    int numbers = 0;
    for (int round = 0; round < 100_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int left = 1 + random.nextInt(8); left > 0; left--) {
        text.append("0019-+.eE".charAt(random.nextInt(9)));
      }
      boolean expected = GRAMMAR.matcher(text).matches();
      numbers += expected ? 1 : 0;
      assertThat(read(text.toString())).as(text.toString()).isEqualTo(expected);
    }
    assertThat(numbers).isGreaterThan(5_000);
  }

  private boolean read(String text) {
    return tape.read(text.getBytes(StandardCharsets.UTF_8)) == null;
  }
}
