package nl.dijkwacht.app.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Instant;
import nl.dijkwacht.core.privacy.PseudonymKeys;
import org.junit.jupiter.api.Test;

class SubjectPseudonymTest {

  private final SubjectPseudonym pseudonyms =
      new SubjectPseudonym(PseudonymKeys.first(new SecureRandom(), Instant.EPOCH));

  private String of(String input) throws IOException {
    return pseudonyms.ofLine(new ByteArrayInputStream(input.getBytes(UTF_8)));
  }

  @Test
  void thePersonIsTheSameWhateverCaseAndSpaces() throws IOException {
    assertThat(of("J.  Jansen\r\n"))
        .isEqualTo(of(" j. jansen"))
        .matches(PseudonymKeys::isPseudonym);
    assertThat(of("K. Jansen")).isNotEqualTo(of("J. Jansen"));
  }

  @Test
  void nothingIsReadAfterTheFirstLine() throws IOException {
    // At a terminal, to read on would wait until somebody ends the input.
    InputStream in = new ByteArrayInputStream("J. Jansen\nwhat follows".getBytes(UTF_8));

    assertThat(pseudonyms.ofLine(in)).isEqualTo(of("J. Jansen"));
    assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("what follows");
  }

  @Test
  void aNameThatIsTooLongIsRefusedAndNotCut() throws IOException {
    String name = "a".repeat(1024);

    assertThat(of(name)).matches(PseudonymKeys::isPseudonym);
    assertThat(catchThrowable(() -> of(name + "b")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("1,024 bytes");
    assertThat(catchThrowable(() -> of(" \n"))).hasMessageContaining("nobody is named");
  }
}
