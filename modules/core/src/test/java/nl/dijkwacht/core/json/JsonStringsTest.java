package nl.dijkwacht.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strings are looked at eight bytes at a time, so every byte is tried at every place in a word. */
class JsonStringsTest {

  private final JsonTape tape = new JsonTape(JsonLimits.DEFAULT);

  @ParameterizedTest
  @ValueSource(strings = {" ", "!", "#", "[", "]", "\u007f", "/", "a"})
  void everyByteAtEveryOffsetIsJudgedAsByJackson(String filler) {
    for (int length : new int[] {0, 7, 8, 9, 17}) {
      for (int at = 0; at <= length; at++) {
        for (int value = 0; value < 256; value++) {
          byte[] text = quoted(filler.repeat(at), (byte) value, filler.repeat(length - at));
          boolean wellFormed = StrictJackson.tokens(text).isPresent();
          assertThat(tape.read(text) == null)
              .as("byte %d at %d of %d", value, at, length)
              .isEqualTo(wellFormed);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\\"", "\\\\", "\\n", "\\u0041", "é", "€", "😀", "\\ud83d\\ude00", "!\\\"!"})
  void specialCharactersAreFoundAtEveryOffset(String special) {
    for (int before = 0; before <= 17; before++) {
      for (int after = 0; after <= 17; after++) {
        byte[] text =
            ("[\"" + "x".repeat(before) + special + "y".repeat(after) + "\",\"next\"]")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(tape.read(text)).isNull();
        assertThat(TapeTokens.of(tape, 0, text.length))
            .isEqualTo(StrictJackson.tokens(text).orElseThrow());
      }
    }
  }

  @Test
  void aQuoteNextToBytesThatAreAlmostSpecialIsNotMissed() {
    for (char neighbour = ' '; neighbour <= 0x7f; neighbour++) {
      if (neighbour == '"' || neighbour == '\\') {
        continue;
      }
      String around = String.valueOf(neighbour).repeat(9);
      for (int before = 0; before < 9; before++) {
        byte[] text =
            ("[\"" + around.substring(before) + "\",\"" + around + "\"]")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(tape.read(text)).isNull();
        assertThat(tape.text(tape.firstChild(tape.root()))).isEqualTo(around.substring(before));
      }
    }
  }

  @Test
  void longStringsAreReadWhole() {
    for (int length : List.of(7, 8, 9, 63, 64, 65, 4_095, 4_096, 100_000)) {
      String content = "x".repeat(length);
      assertThat(tape.read(("\"" + content + "\"").getBytes(StandardCharsets.UTF_8))).isNull();
      assertThat(tape.text(tape.root())).isEqualTo(content);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "\\\",0022",
    "\\\\,005c",
    "\\/,002f",
    "\\b,0008",
    "\\f,000c",
    "\\n,000a",
    "\\r,000d",
    "\\t,0009",
    "\\u0000,0000",
    "\\u00e9,00e9",
    "\\uABcd,abcd",
    "\\ud800,d800",
    "\\udfff,dfff"
  })
  void escapesAreResolved(String escape, String hex) {
    assertThat(tape.read(("\"" + escape + "\"").getBytes(StandardCharsets.UTF_8))).isNull();
    assertThat(tape.text(tape.root())).isEqualTo(String.valueOf((char) Integer.parseInt(hex, 16)));
  }

  @Test
  void onlyHexadecimalDigitsMakeAnEscape() {
    List<Integer> accepted = new ArrayList<>();
    for (int value = 0; value < 256; value++) {
      if (tape.read(quoted("\\u004", (byte) value, "")) == null) {
        accepted.add(value);
      }
    }
    assertThat(accepted).isEqualTo("0123456789ABCDEFabcdef".chars().boxed().toList());
  }

  private static byte[] quoted(String before, byte value, String after) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write('"');
    out.writeBytes(before.getBytes(StandardCharsets.UTF_8));
    out.write(value);
    out.writeBytes(after.getBytes(StandardCharsets.UTF_8));
    out.write('"');
    return out.toByteArray();
  }
}
