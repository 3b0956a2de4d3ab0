package nl.dijkwacht.core.json;

import static nl.dijkwacht.core.json.JsonFault.Reason.CONTROL_CHARACTER;
import static nl.dijkwacht.core.json.JsonFault.Reason.EMPTY;
import static nl.dijkwacht.core.json.JsonFault.Reason.INVALID_ESCAPE;
import static nl.dijkwacht.core.json.JsonFault.Reason.INVALID_UTF8;
import static nl.dijkwacht.core.json.JsonFault.Reason.TRAILING_CONTENT;
import static nl.dijkwacht.core.json.JsonFault.Reason.TRUNCATED;
import static nl.dijkwacht.core.json.JsonFault.Reason.UNEXPECTED_CHARACTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFaultTest {

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments("", EMPTY, 0),
        arguments(" \t\r\n", EMPTY, 4),
        arguments("{", TRUNCATED, 1),
        arguments("{\"a\"", TRUNCATED, 4),
        arguments("{\"a\":", TRUNCATED, 5),
        arguments("{\"a\":1", TRUNCATED, 6),
        arguments("{\"a\":1,", TRUNCATED, 7),
        arguments("[1, ", TRUNCATED, 4),
        arguments("\"abc", TRUNCATED, 4),
        arguments("\"abc\\", TRUNCATED, 5),
        arguments("\"\\u12", TRUNCATED, 5),
        arguments("tru", TRUNCATED, 3),
        arguments("-", TRUNCATED, 1),
        arguments("1.", TRUNCATED, 2),
        arguments("1e+", TRUNCATED, 3),
        arguments("x", UNEXPECTED_CHARACTER, 0),
        arguments("trve", UNEXPECTED_CHARACTER, 2),
        arguments("[1 2]", UNEXPECTED_CHARACTER, 3),
        arguments("[1,]", UNEXPECTED_CHARACTER, 3),
        arguments("[,1]", UNEXPECTED_CHARACTER, 1),
        arguments("[}", UNEXPECTED_CHARACTER, 1),
        arguments("{]", UNEXPECTED_CHARACTER, 1),
        arguments("{a:1}", UNEXPECTED_CHARACTER, 1),
        arguments("{'a':1}", UNEXPECTED_CHARACTER, 1),
        arguments("{\"a\" 1}", UNEXPECTED_CHARACTER, 5),
        arguments("{\"a\":1,}", UNEXPECTED_CHARACTER, 7),
        arguments("{\"a\":}", UNEXPECTED_CHARACTER, 5),
        arguments("-a", UNEXPECTED_CHARACTER, 1),
        arguments("\ufeff{}", UNEXPECTED_CHARACTER, 0),
        arguments("\u00a01", UNEXPECTED_CHARACTER, 0),
        arguments("\"a\nb\"", CONTROL_CHARACTER, 2),
        arguments("\"\u0000\"", CONTROL_CHARACTER, 1),
        arguments("\"a\\x\"", INVALID_ESCAPE, 2),
        arguments("\"\\u12g4\"", INVALID_ESCAPE, 1),
        arguments("\"\\u00é\"", INVALID_ESCAPE, 1),
        arguments("\"\\U0041\"", INVALID_ESCAPE, 1),
        arguments("{}{}", TRAILING_CONTENT, 2),
        arguments("1 2", TRAILING_CONTENT, 2),
        arguments("01", TRAILING_CONTENT, 1),
        arguments("{}\u0000", TRAILING_CONTENT, 2));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultTellsItsReasonAndPlace(String text, JsonFault.Reason reason, int offset) {
    JsonFault fault = new JsonTape(JsonLimits.DEFAULT).read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(fault).isEqualTo(new JsonFault(reason, offset));
  }

  @Test
  void bytesThatAreNotUtf8AreAFaultOfTheirOwn() {
    byte[] text = {'"', 'a', (byte) 0xff, '"'};
    assertThat(new JsonTape(JsonLimits.DEFAULT).read(text))
        .isEqualTo(new JsonFault(INVALID_UTF8, 2));
  }

  @Test
  void theSentenceHoldsAPlaceAndNoContent() {
    assertThat(new JsonFault(INVALID_ESCAPE, 7))
        .hasToString("an escape sequence that JSON does not know (at byte 7)");
  }
}
