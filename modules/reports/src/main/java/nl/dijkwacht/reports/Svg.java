package nl.dijkwacht.reports;

/**
 * A drawing in a page: its numbers are ours and its texts are escaped. Its colours differ in
 * lightness too, so that they can be told apart in grey. Not thread-safe.
 */
final class Svg {

  /** Colours. */
  enum Ink {
    /** Dark enough for text on white. */
    BLUE("#154273"),
    GREEN("#2e8b6f"),
    RED("#b3261e"),
    AMBER("#e0b84c"),
    GREY("#c4cbd3"),
    TEXT("#3b3b3b"),
    GRID("#dfe4e9"),
    PALE("#dbe6f2");

    private final String code;

    Ink(String code) {
      this.code = code;
    }
  }

  private final StringBuilder out = new StringBuilder(2048);

  private Svg(int width, int height) {
    out.append(
        "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            .formatted(width, height, width, height));
  }

  /** What tells something that is not written beside it. */
  static Svg picture(int width, int height, String title, String description) {
    Svg svg = new Svg(width, height);
    svg.out.append(" role=\"img\"><title>");
    Html.escape(title, svg.out);
    svg.out.append("</title><desc>");
    Html.escape(description, svg.out);
    svg.out.append("</desc>");
    return svg;
  }

  /** What only repeats the figures beside it. */
  static Svg decoration(int width, int height) {
    Svg svg = new Svg(width, height);
    svg.out.append(" aria-hidden=\"true\">");
    return svg;
  }

  Svg rectangle(int x, int y, int width, int height, Ink ink) {
    out.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>"
            .formatted(x, y, width, height, ink.code));
    return this;
  }

  Svg line(int x1, int y1, int x2, int y2, Ink ink) {
    out.append(
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\"/>"
            .formatted(x1, y1, x2, y2, ink.code));
    return this;
  }

  /** A text from a place on, or up to it. */
  Svg text(int x, int y, boolean upTo, String text) {
    out.append(
        "<text x=\"%d\" y=\"%d\" font-size=\"12\" fill=\"%s\"%s>"
            .formatted(x, y, Ink.TEXT.code, upTo ? " text-anchor=\"end\"" : ""));
    Html.escape(text, out);
    out.append("</text>");
    return this;
  }

  String ended() {
    return out + "</svg>";
  }
}
