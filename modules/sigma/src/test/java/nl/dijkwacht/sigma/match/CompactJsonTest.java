package nl.dijkwacht.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJsonTest {

  private static String compact(String json) {
    byte[] bytes = ("x" + json + "x").getBytes(StandardCharsets.UTF_8);
    return new String(new CompactJson(bytes, 1, bytes.length - 1).write(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{ \"a\" : [ 1 , 2.50 ] };{\"a\":[1,2.50]}",
        "{\"a b\":\" c \"};{\"a b\":\" c \"}",
        "[\"\\u0041\\u00e9\\u20ac\"];[\"Aé€\"]",
        "[\"\\ud83d\\ude00\\uD83D\\uDE00\"];[\"😀😀\"]",
        "[\"\\ud83d\", \"\\ude00\\ud83d\\u0041\"];[\"\\ud83d\",\"\\ude00\\ud83dA\"]",
        "[\"\\u0022\\u005c\\u000A\"];[\"\\\"\\\\\\u000A\"]",
        "[\"\\\" \\\\\", \" \\\\\\\" \"];[\"\\\" \\\\\",\" \\\\\\\" \"]",
        "[\"a\\/b\\n\"];[\"a/b\\n\"]",
      })
  void jsonIsWrittenInOneForm(String json, String expected) {
    assertThat(compact(json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neitherSpaceNorNeedlessEscapesMakeADifference(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 5_000; i++) {
      Twins twins = new Twins(random.split());
      twins.value(3);

      assertThat(compact(twins.wide.toString())).isEqualTo(twins.compact.toString());
    }
  }

  /** A random JSON text, once as short as can be and once not. */
  private static final class Twins {
    private static final String[] CHARACTERS = {
      "a", " ", "{", "]", ",", ":", "é", "€", "😀", "/", "u", "0041"
    };

    private final SplittableRandom random;
    final StringBuilder compact = new StringBuilder();
    final StringBuilder wide = new StringBuilder();

    Twins(SplittableRandom random) {
      this.random = random;
    }

    void value(int depth) {
      int kind = random.nextInt(depth > 0 ? 5 : 3);
      switch (kind) {
        case 0 -> token("-1.50e3");
        case 1 -> token("null");
        case 2 -> string();
        case 3 -> container("[", "]", depth, false);
        default -> container("{", "}", depth, true);
      }
    }

    private void container(String open, String close, int depth, boolean keys) {
      token(open);
      for (int i = random.nextInt(4); i > 0; i--) {
        if (keys) {
          string();
          token(":");
        }
        value(depth - 1);
        if (i > 1) {
          token(",");
        }
      }
      token(close);
    }

    private void token(String text) {
      compact.append(text);
      wide.append(space()).append(text).append(space());
    }

    private String space() {
      return " \n\t\r".substring(0, random.nextInt(3));
    }

    private void string() {
      compact.append('"');
      wide.append('"');
      for (int i = random.nextInt(5); i > 0; i--) {
        String text = CHARACTERS[random.nextInt(CHARACTERS.length)];
        compact.append(text);
        wide.append(random.nextBoolean() ? text : escaped(text));
      }
      for (int i = random.nextInt(2); i > 0; i--) {
        compact.append("\\\"");
        wide.append(random.nextBoolean() ? "\\\"" : "\\u0022");
      }
      compact.append('"');
      wide.append('"');
    }

    private String escaped(String text) {
      StringBuilder escaped = new StringBuilder();
      text.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
      return text.equals("/") && random.nextBoolean() ? "\\/" : escaped.toString();
    }
  }
}
