package nl.dijkwacht.app.commands;

/** How the process ends. */
public final class ExitCode {
  /** The command did what it was asked to. */
  public static final int OK = 0;

  /** It could not, or it found what it was asked to look for: problems. */
  public static final int FAILURE = 1;

  /** It was not understood: there is no such command, option or value. */
  public static final int USAGE = 2;

  private ExitCode() {}
}
