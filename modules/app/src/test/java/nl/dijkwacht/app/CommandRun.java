package nl.dijkwacht.app;

import java.util.Map;
import nl.dijkwacht.app.terminal.CapturedTerminal;

/**
 * What a command did in this process.
 *
 * @param out standard output
 * @param err standard error
 */
public record CommandRun(int exitCode, String out, String err) {

  /** Runs a command whose environment has these variables and no others. */
  public static CommandRun of(Map<String, String> environment, String... args) {
    CapturedTerminal captured = CapturedTerminal.redirected();
    int exitCode = Dijkwacht.run(captured.terminal(), environment, args);
    return new CommandRun(exitCode, captured.out(), captured.err());
  }
}
