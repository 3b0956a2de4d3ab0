package nl.dijkwacht.sigma.modify;

import java.util.ArrayList;
import java.util.List;

/** Takes a text apart as Sigma writes it. */
final class TextParser {

  private final String source;
  private final boolean withPlaceholders;
  private final List<SigmaText.Part> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private int at;

  TextParser(String source, boolean withPlaceholders) {
    this.source = source;
    this.withPlaceholders = withPlaceholders;
  }

  List<SigmaText.Part> parts() {
    while (at < source.length()) {
      char c = source.charAt(at++);
      switch (c) {
        case '\\' -> escape();
        case '*' -> add(SigmaText.Wild.ANY_TEXT);
        case '?' -> add(SigmaText.Wild.ANY_CHARACTER);
        case '%' -> percent();
        default -> literal.append(c);
      }
    }
    endLiteral();
    return parts;
  }

  private void escape() {
    boolean escapes = at < source.length() && isSpecial(source.charAt(at));
    literal.append(escapes ? source.charAt(at++) : '\\');
  }

  private boolean isSpecial(char c) {
    return c == '*' || c == '?' || c == '\\' || (c == '%' && withPlaceholders);
  }

  /** A name ends at the next percent sign, and no other sign with a meaning stands in it. */
  private void percent() {
    int end = at;
    while (end < source.length() && source.charAt(end) != '%' && !isSpecial(source.charAt(end))) {
      end++;
    }
    boolean named = end > at && end < source.length() && source.charAt(end) == '%';
    if (withPlaceholders && named) {
      add(new SigmaText.Placeholder(source.substring(at, end)));
      at = end + 1;
    } else {
      literal.append('%');
    }
  }

  private void add(SigmaText.Part part) {
    endLiteral();
    parts.add(part);
  }

  private void endLiteral() {
    if (literal.length() > 0) {
      parts.add(new SigmaText.Literal(literal.toString()));
      literal.setLength(0);
    }
  }
}
