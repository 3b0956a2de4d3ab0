package nl.dijkwacht.app.terminal;

import java.util.Map;
import java.util.Properties;

/**
 * What standard output and standard error are. Java 17 cannot ask about one of them alone, so the
 * launcher does and passes system properties; without it, neither counts as a terminal.
 *
 * @param outIsTerminal whether standard output is one
 * @param errIsTerminal whether standard error is one that can overwrite a line
 * @param colours on standard output; the variable NO_COLOR forbids them (no-color.org)
 * @param width in columns
 */
public record TerminalTraits(
    boolean outIsTerminal, boolean errIsTerminal, boolean colours, int width) {
  private static final int DEFAULT_WIDTH = 80;
  private static final int NARROWEST = 40;

  static TerminalTraits of(Properties launcher, Map<String, String> variables) {
    boolean dumb = "dumb".equals(variables.get("TERM"));
    boolean out = Boolean.parseBoolean(launcher.getProperty("dijkwacht.terminal.out"));
    boolean err = Boolean.parseBoolean(launcher.getProperty("dijkwacht.terminal.err"));
    boolean noColour = !variables.getOrDefault("NO_COLOR", "").isEmpty();
    return new TerminalTraits(
        out,
        err && !dumb,
        out && !dumb && !noColour,
        width(launcher.getProperty("dijkwacht.terminal.width", "")));
  }

  private static int width(String text) {
    try {
      int columns = Integer.parseInt(text);
      // Some pseudo-terminals say 0.
      return columns > 0 ? Math.max(NARROWEST, columns) : DEFAULT_WIDTH;
    } catch (NumberFormatException unknown) {
      return DEFAULT_WIDTH;
    }
  }
}
