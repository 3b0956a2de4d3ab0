package nl.dijkwacht.app.inquiry;

import java.util.Locale;
import nl.dijkwacht.app.terminal.Colour;

/** How something stands, as one character. */
public enum Mark {
  GOOD("✓", Colour.GREEN),
  DOUBTFUL("!", Colour.YELLOW),
  BAD("✗", Colour.RED),
  UNKNOWN("?", Colour.CYAN);

  private final String sign;
  private final Colour colour;

  Mark(String sign, Colour colour) {
    this.sign = sign;
    this.colour = colour;
  }

  public String sign() {
    return sign;
  }

  public Colour colour() {
    return colour;
  }

  /** For programs. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
