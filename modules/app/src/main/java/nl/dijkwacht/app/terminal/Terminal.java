package nl.dijkwacht.app.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Standard output for results, standard error for what goes wrong and for progress. What others
 * wrote passes through {@link #plain} before it is printed. Thread-safe.
 */
public final class Terminal {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final PrintStream err;
  private final TerminalTraits traits;
  private boolean progressShown;

  public Terminal(PrintStream out, PrintStream err, TerminalTraits traits) {
    this.out = out;
    this.err = err;
    this.traits = traits;
  }

  /** That of this process, in UTF-8 whatever the locale says. */
  public static Terminal ofProcess(Map<String, String> variables) {
    return new Terminal(
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        TerminalTraits.of(System.getProperties(), variables));
  }

  public TerminalTraits traits() {
    return traits;
  }

  /** For who prints by other means; not while progress is shown. */
  public PrintStream out() {
    return out;
  }

  /** For who prints by other means; not while progress is shown. */
  public PrintStream err() {
    return err;
  }

  /** Prints a line on standard output. */
  public synchronized void line(String text) {
    clearProgress();
    out.println(text);
  }

  /** Prints a line on standard error. */
  public synchronized void complaint(String text) {
    clearProgress();
    err.println(text);
  }

  /** Shows a text in place of the one before; nothing where standard error is no terminal. */
  public synchronized void progress(String text) {
    if (traits.errIsTerminal()) {
      err.print(CLEAR_LINE + cut(text, traits.width() - 1));
      err.flush();
      progressShown = true;
    }
  }

  /** Removes the progress; the next line does so too. */
  public synchronized void clearProgress() {
    if (progressShown) {
      err.print(CLEAR_LINE);
      err.flush();
      progressShown = false;
    }
  }

  /** The text in a colour, where standard output has colours. */
  public String paint(Colour colour, String text) {
    return traits.colours() ? colour.wrap(text) : text;
  }

  /** A text of others on one line, without what could move the cursor or reverse the reading. */
  public static String plain(String untrusted) {
    StringBuilder safe = new StringBuilder(untrusted.length());
    untrusted.codePoints().map(c -> isSafe(c) ? c : ' ').forEach(safe::appendCodePoint);
    return safe.toString();
  }

  /**
   * As {@link #plain}, but what could do harm is written as JSON writes it, so that nothing is lost
   * and JSON stays the same JSON.
   */
  public static String escaped(String untrusted) {
    StringBuilder safe = new StringBuilder(untrusted.length());
    untrusted.codePoints().forEach(c -> appendEscaped(safe, c));
    return safe.toString();
  }

  private static void appendEscaped(StringBuilder safe, int codePoint) {
    if (isSafe(codePoint)) {
      safe.appendCodePoint(codePoint);
    } else {
      Character.toString(codePoint).chars().forEach(u -> safe.append("\\u%04x".formatted(u)));
    }
  }

  private static boolean isSafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** The beginning of a text, of at most so many characters. */
  public static String cut(String text, int length) {
    return text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
  }
}
