package nl.dijkwacht.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's decoder is the reference for what is valid. */
class Utf8Test {

  /** Each bound of the table of well-formed sequences (Unicode, table 3-7) and its neighbours. */
  private static final byte[] EDGES =
      HexFormat.of().parseHex("417f80818f90919fa0a1bfc0c1c2c3dfe0e1ecedeeeff0f1f3f4f5f8ff");

  private final JsonTape tape = new JsonTape(JsonLimits.DEFAULT);

  @Test
  void fourBytesAtTheEdgesOfTheTableAreJudgedAsByTheJdk() {
    byte[] text = {'"', 0, 0, 0, 0, '"'};
    for (byte first : EDGES) {
      text[1] = first;
      for (byte second : EDGES) {
        text[2] = second;
        for (byte third : EDGES) {
          text[3] = third;
          for (byte fourth : EDGES) {
            text[4] = fourth;
            if ((tape.read(text) == null) != isUtf8(text)) {
              assertThat(HexFormat.of().formatHex(text))
                  .as("judged otherwise than the JDK")
                  .isEmpty();
            }
          }
        }
      }
    }
  }

  @Test
  void everyCodePointIsRead() {
    for (int point = 0x80; point <= Character.MAX_CODE_POINT; point++) {
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        continue;
      }
      byte[] text = ("\"" + Character.toString(point) + "\"").getBytes(StandardCharsets.UTF_8);
      if (tape.read(text) != null) {
        assertThat(point).as("a valid code point that was refused").isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "bf",
        "fe",
        "ff", // bytes that start nothing
        "c0af",
        "c1bf",
        "e08080",
        "e09fbf",
        "f0808080",
        "f08fbfbf", // overlong
        "eda080",
        "edbfbf",
        "eda0bdedb880", // surrogates
        "f4908080",
        "f5808080",
        "f8888080",
        "fc8480808080", // above U+10FFFF
        "c3",
        "e2",
        "e282",
        "f0",
        "f09f",
        "f09f98", // cut off by the closing quote
        "c341",
        "e28241",
        "f09f9841" // cut off by another character
      })
  void invalidFormsAreRefusedWhereTheyStart(String hex) {
    byte[] text = HexFormat.of().parseHex("22" + "61" + hex + "22");
    assertThat(tape.read(text)).isEqualTo(new JsonFault(JsonFault.Reason.INVALID_UTF8, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "€", "한", "😀", "\udbff\udfff"})
  void aCharacterThatTheEndCutsInTwoIsTruncatedEvenIfItsBytesGoOnBehindTheRange(String character) {
    byte[] text = ("\"" + character + "\"").getBytes(StandardCharsets.UTF_8);
    for (int to = 2; to < text.length - 1; to++) {
      assertThat(tape.read(text, 0, to)).isEqualTo(new JsonFault(JsonFault.Reason.TRUNCATED, to));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"c1", "e09f", "eda0", "f08f", "f490", "f09f41", "ff"})
  void whatCannotBecomeACharacterIsInvalidAtTheEndToo(String hex) {
    assertThat(tape.read(HexFormat.of().parseHex("22" + hex)))
        .isEqualTo(new JsonFault(JsonFault.Reason.INVALID_UTF8, 1));
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
