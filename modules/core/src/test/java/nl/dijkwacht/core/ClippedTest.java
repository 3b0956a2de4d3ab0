package nl.dijkwacht.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClippedTest {

  @Test
  void textUpToTheLimitStaysAsItIs() {
    assertThat(Clipped.text("")).isEmpty();
    assertThat(Clipped.text("x".repeat(1024))).isEqualTo("x".repeat(1024));
    assertThat(Clipped.text("zuster 😀")).isEqualTo("zuster 😀");
    assertThat(Clipped.orNull(null)).isNull();
  }

  @Test
  void longerTextEndsInAnEllipsis() {
    assertThat(Clipped.text("x".repeat(1025))).isEqualTo("x".repeat(1023) + "…");
  }

  @Test
  void halfASurrogatePairIsReplaced() {
    assertThat(Clipped.text("a\ud83db")).isEqualTo("a\ufffdb");
    assertThat(Clipped.text("\udc00\ud800")).isEqualTo("\ufffd\ufffd");
    assertThat(Clipped.text("x".repeat(1022) + "😀😀")).isEqualTo("x".repeat(1022) + "\ufffd…");
  }

  @Test
  void whateverComesOutCanBeWrittenAsUtf8() throws CharacterCodingException {
    Random random = new Random(1);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(1_100); left > 0; left--) {
        text.append((char) (0xd700 + random.nextInt(0x1000)));
      }
      String clipped = Clipped.text(text.toString());
      assertThat(clipped).hasSizeLessThanOrEqualTo(1024);
      assertThat(
              StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(clipped)).hasRemaining())
          .isEqualTo(!text.isEmpty());
    }
  }
}
