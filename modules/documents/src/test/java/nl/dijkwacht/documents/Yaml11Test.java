package nl.dijkwacht.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Yaml11Test {

  @ParameterizedTest
  @ValueSource(strings = {"yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"})
  void theseAreTrue(String text) {
    assertThat(Texts.scalar(text).asBoolean()).contains(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"})
  void theseAreFalse(String text) {
    assertThat(Texts.scalar(text).asBoolean()).contains(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
  void theseAreNull(String text) {
    assertThat(Texts.scalar(text).kind()).isEqualTo(Scalar.Kind.NULL);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "+12, 12",
    "1_000, 1000",
    "0x1F, 31",
    "-0xff_ff, -65535",
    "0b1010_0110, 166",
    "010, 8",
    "012345670123, 1402433619",
    "1:30, 90",
    "-1:30:15, -5415",
    "123456789012345678901234567890, 123456789012345678901234567890"
  })
  void theseAreIntegers(String text, String value) {
    Scalar scalar = Texts.scalar(text);

    assertThat(scalar.kind()).isEqualTo(Scalar.Kind.INTEGER);
    assertThat(scalar.text()).isEqualTo(text);
    assertThat(scalar.asNumber().orElseThrow()).isEqualByComparingTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 1.5",
    "-1_0.2_5, -10.25",
    "5., 5",
    ".5, 0.5",
    "1.5e+3, 1500",
    "1.0E-2, 0.01",
    "1:30.5, 90.5"
  })
  void theseAreFloats(String text, String value) {
    Scalar scalar = Texts.scalar(text);

    assertThat(scalar.kind()).isEqualTo(Scalar.Kind.FLOAT);
    assertThat(scalar.asNumber().orElseThrow()).isEqualByComparingTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".inf", "-.INF", ".nan", "1.0e+999999999", "1.0e-99999", "1.0e+99999999999999"})
  void theseAreFloatsWithoutAUsableNumber(String text) {
    assertThat(Texts.scalar(text).kind()).isEqualTo(Scalar.Kind.FLOAT);
    assertThat(Texts.scalar(text).asNumber()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x_", "0b__"})
  void integersWithoutDigitsHaveNoNumber(String text) {
    assertThat(Texts.scalar(text).kind()).isEqualTo(Scalar.Kind.INTEGER);
    assertThat(Texts.scalar(text).asNumber()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y",
        "oN",
        "'yes'",
        "\"5\"",
        "!!str 5",
        "nULL",
        "1e3",
        "1.5e3",
        "0o17",
        "089",
        "_1",
        "+.nan",
        "1:60",
        "2026-01-02",
        "2026-01-02T03:04:05Z",
        "=",
        "12345678901234567890x"
      })
  void theseAreTexts(String text) {
    assertThat(Texts.scalar(text).kind()).isEqualTo(Scalar.Kind.STRING);
  }

  @Test
  void aNumberOfHundredsOfDigitsIsAText() {
    assertThat(Texts.scalar("1".repeat(128)).kind()).isEqualTo(Scalar.Kind.INTEGER);
    assertThat(Texts.scalar("1".repeat(129)).kind()).isEqualTo(Scalar.Kind.STRING);
  }

  @Test
  void blockTextsAndEscapesAreTexts() {
    assertThat(Texts.scalar("|\n  yes\n").text()).isEqualTo("yes\n");
    assertThat(Texts.scalar("|-\n  yes\n").kind()).isEqualTo(Scalar.Kind.STRING);
    assertThat(Texts.scalar("\"a\\tb\"").text()).isEqualTo("a\tb");
    assertThat(Texts.scalar("yes").asNumber()).isEmpty();
    assertThat(Texts.scalar("5").asBoolean()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775807", "-9223372036854775808"})
  void longsFitExactly(String text) {
    assertThat(Texts.scalar(text).asLong()).contains(Long.parseLong(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "1.0", "'1'"})
  void whatIsNoLongIsNotOne(String text) {
    assertThat(Texts.scalar(text).asLong()).isEmpty();
  }
}
