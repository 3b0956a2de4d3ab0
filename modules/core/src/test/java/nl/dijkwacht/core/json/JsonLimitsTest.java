package nl.dijkwacht.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLimitsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 11, 64, 10_000})
  void nestingIsReadUpToTheLimit(int depth) {
    JsonTape tape = new JsonTape(new JsonLimits(1 << 20, depth));
    for (byte[] text : List.of(arrays(depth), objects(depth))) {
      assertThat(tape.read(text)).isNull();
      assertThat(tape.end(tape.root())).isEqualTo(text.length);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 11, 64, 10_000})
  void nestingBeyondTheLimitIsRefusedWhereItGoesTooDeep(int depth) {
    JsonTape tape = new JsonTape(new JsonLimits(1 << 20, depth));
    assertThat(tape.read(arrays(depth + 1)))
        .isEqualTo(new JsonFault(JsonFault.Reason.TOO_DEEP, depth));
    assertThat(tape.read(objects(depth + 1)))
        .isEqualTo(new JsonFault(JsonFault.Reason.TOO_DEEP, 5 * depth));
  }

  @Test
  void theDefaultDepthHoldsTheTokensOfDeepText() {
    JsonTape tape = new JsonTape(JsonLimits.DEFAULT);
    byte[] text = objects(64);
    assertThat(tape.read(text)).isNull();
    assertThat(Optional.of(TapeTokens.of(tape, 0, text.length)))
        .isEqualTo(StrictJackson.tokens(text));
  }

  @Test
  void siblingsDoNotAddToTheDepth() {
    JsonTape tape = new JsonTape(new JsonLimits(1 << 20, 2));
    byte[] text = ("[" + "{},[],".repeat(1_000) + "{}]").getBytes(StandardCharsets.UTF_8);
    assertThat(tape.read(text)).isNull();
  }

  @Test
  void aTextMayBeAsLargeAsTheLimitAndNoLarger() {
    JsonTape tape = new JsonTape(new JsonLimits(10, 4));
    byte[] text = "  \"12345678\"  ".getBytes(StandardCharsets.UTF_8);
    assertThat(tape.read(text, 2, 12)).isNull();
    assertThat(tape.read(text, 2, 13)).isEqualTo(new JsonFault(JsonFault.Reason.TOO_LARGE, 10));
    assertThat(tape.root()).isEqualTo(JsonTape.NONE);
  }

  private static byte[] arrays(int depth) {
    return ("[".repeat(depth) + "]".repeat(depth)).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] objects(int depth) {
    String text = "{\"a\":".repeat(depth - 1) + "{" + "}".repeat(depth);
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
