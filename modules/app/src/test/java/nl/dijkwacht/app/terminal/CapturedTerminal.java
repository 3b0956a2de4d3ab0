package nl.dijkwacht.app.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A terminal whose output a test reads. */
public final class CapturedTerminal {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal;

  private CapturedTerminal(TerminalTraits traits) {
    terminal = new Terminal(stream(out), stream(err), traits);
  }

  /** Of a person who watches, 40 columns wide. */
  public static CapturedTerminal interactive() {
    return new CapturedTerminal(new TerminalTraits(true, true, true, 40));
  }

  public static CapturedTerminal redirected() {
    return new CapturedTerminal(new TerminalTraits(false, false, false, 80));
  }

  public Terminal terminal() {
    return terminal;
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
