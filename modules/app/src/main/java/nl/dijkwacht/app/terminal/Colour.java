package nl.dijkwacht.app.terminal;

/** The colours of a terminal (ECMA-48, select graphic rendition), each for one meaning. */
public enum Colour {
  BOLD(1),
  FAINT(2),
  RED(31),
  GREEN(32),
  YELLOW(33),
  CYAN(36);

  private final int code;

  Colour(int code) {
    this.code = code;
  }

  String wrap(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
