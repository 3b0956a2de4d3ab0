package nl.dijkwacht.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {
  private static final String CLEAR = "\r\u001b[K";

  private final CapturedTerminal interactive = CapturedTerminal.interactive();
  private final CapturedTerminal redirected = CapturedTerminal.redirected();

  @Test
  void resultsAndComplaintsGoTheirOwnWays() {
    redirected.terminal().line("result");
    redirected.terminal().complaint("wrong");

    assertThat(redirected.out()).isEqualTo("result" + System.lineSeparator());
    assertThat(redirected.err()).isEqualTo("wrong" + System.lineSeparator());
  }

  @Test
  void progressOverwritesItselfAndMakesRoomForALine() {
    interactive.terminal().progress("1 %");
    interactive.terminal().progress("2 %");
    interactive.terminal().line("found");
    interactive.terminal().complaint("after it");

    assertThat(interactive.err())
        .isEqualTo(CLEAR + "1 %" + CLEAR + "2 %" + CLEAR + "after it" + System.lineSeparator());
  }

  @Test
  void progressStaysOnOneLine() {
    interactive.terminal().progress("é".repeat(100));

    assertThat(interactive.err()).isEqualTo(CLEAR + "é".repeat(38) + "…");
  }

  @Test
  void nobodySeesProgressInAFile() {
    redirected.terminal().progress("1 %");
    redirected.terminal().clearProgress();

    assertThat(redirected.err()).isEmpty();
  }

  @Test
  void coloursAreForTerminals() {
    assertThat(interactive.terminal().paint(Colour.RED, "high"))
        .isEqualTo("\u001b[31mhigh\u001b[0m");
    assertThat(redirected.terminal().paint(Colour.RED, "high")).isEqualTo("high");
  }

  @Test
  void theTextOfOthersCannotSteerTheTerminal() {
    assertThat(Terminal.plain("a\u001b[2Jb\r\nc\u202ed\u009be\u2028f\tg é 漢 \ud83d\ude00 \ud800"))
        .isEqualTo("a [2Jb  c d e f g é 漢 \ud83d\ude00  ");
  }
}
