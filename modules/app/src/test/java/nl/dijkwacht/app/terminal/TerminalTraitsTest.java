package nl.dijkwacht.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TerminalTraitsTest {
  @Test
  void withoutTheLauncherNothingIsATerminal() {
    assertThat(TerminalTraits.of(new Properties(), Map.of("TERM", "xterm")))
        .isEqualTo(new TerminalTraits(false, false, false, 80));
  }

  @Test
  void theLauncherSaysWhatIsATerminal() {
    assertThat(TerminalTraits.of(terminal("132"), Map.of()))
        .isEqualTo(new TerminalTraits(true, true, true, 132));
  }

  @Test
  void noColorForbidsColours() {
    assertThat(TerminalTraits.of(terminal("132"), Map.of("NO_COLOR", "1")).colours()).isFalse();
    assertThat(TerminalTraits.of(terminal("132"), Map.of("NO_COLOR", "")).colours()).isTrue();
  }

  @Test
  void aDumbTerminalHasNoColoursAndOverwritesNothing() {
    assertThat(TerminalTraits.of(terminal("80"), Map.of("TERM", "dumb")))
        .isEqualTo(new TerminalTraits(true, false, false, 80));
  }

  @Test
  void anImpossibleWidthIsReplaced() {
    assertThat(TerminalTraits.of(terminal("0"), Map.of()).width()).isEqualTo(80);
    assertThat(TerminalTraits.of(terminal("x"), Map.of()).width()).isEqualTo(80);
    assertThat(TerminalTraits.of(terminal("3"), Map.of()).width()).isEqualTo(40);
  }

  private static Properties terminal(String width) {
    Properties properties = new Properties();
    properties.setProperty("dijkwacht.terminal.out", "true");
    properties.setProperty("dijkwacht.terminal.err", "true");
    properties.setProperty("dijkwacht.terminal.width", width);
    return properties;
  }
}
