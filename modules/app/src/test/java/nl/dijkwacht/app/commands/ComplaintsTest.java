package nl.dijkwacht.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import nl.dijkwacht.app.terminal.CapturedTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComplaintsTest {
  private final CapturedTerminal captured = CapturedTerminal.redirected();

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new IOException("the disk is full"), "dijkwacht: the disk is full"),
        Arguments.of(
            new NoSuchFileException("a.json"), "dijkwacht: there is no file or folder 'a.json'"),
        Arguments.of(
            new AccessDeniedException("a.json"),
            "dijkwacht: 'a.json' may not be read or written; check its permissions"),
        Arguments.of(
            new IOException(),
            "dijkwacht: this was not expected: java.io.IOException; run it again with --debug to"
                + " see where it happened"),
        Arguments.of(
            new IllegalStateException("x\n\u001b[2Jy"),
            "dijkwacht: this was not expected: java.lang.IllegalStateException: x  [2Jy; run it"
                + " again with --debug to see where it happened"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsOneSentence(Exception failure, String sentence) {
    Complaints complaints = new Complaints(captured.terminal(), () -> false);

    assertThat(complaints.onFailure(failure)).isEqualTo(ExitCode.FAILURE);
    assertThat(captured.err().lines()).containsExactly(sentence);
  }

  @Test
  void theStackTraceIsForWhoAsks() {
    Complaints complaints = new Complaints(captured.terminal(), () -> true);

    assertThat(complaints.onFailure(new IOException("broken"))).isEqualTo(ExitCode.FAILURE);
    assertThat(captured.err())
        .startsWith("java.io.IOException: broken")
        .contains("theStackTraceIsForWhoAsks");
  }
}
