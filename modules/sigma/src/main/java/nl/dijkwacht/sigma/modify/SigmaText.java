package nl.dijkwacht.sigma.modify;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A text of a rule: literal pieces, wildcards and placeholders. Immutable.
 *
 * @param bytes whether each character stands for one byte, as it does once a text is encoded
 */
record SigmaText(List<Part> parts, boolean bytes) {

  /** A piece of a text. */
  sealed interface Part {}

  /** Characters that stand for themselves. */
  record Literal(String text) implements Part {}

  /** A placeholder, by its name without the percent signs. */
  record Placeholder(String name) implements Part {}

  /** What any characters may stand for. */
  enum Wild implements Part {
    ANY_TEXT("*"),
    ANY_CHARACTER("?");

    private final String sign;

    Wild(String sign) {
      this.sign = sign;
    }
  }

  SigmaText {
    parts = List.copyOf(parts);
  }

  static SigmaText literal(String text) {
    return new SigmaText(List.of(new Literal(text)), false);
  }

  /** A text as Sigma writes it: a backslash takes the meaning from what can have one. */
  static SigmaText parse(String source) {
    return new SigmaText(new TextParser(source, false).parts(), false);
  }

  /** A text in which also {@code %name%} has a meaning, and a percent sign may be escaped. */
  static SigmaText parseWithPlaceholders(String source) {
    return new SigmaText(new TextParser(source, true).parts(), false);
  }

  boolean isLiteral() {
    return parts.stream().allMatch(Literal.class::isInstance);
  }

  boolean hasPlaceholder() {
    return parts.stream().anyMatch(Placeholder.class::isInstance);
  }

  /** The literal pieces together. */
  String literals() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        text.append(literal.text());
      }
    }
    return text.toString();
  }

  /** The bytes of the literal pieces. */
  byte[] toBytes() {
    return literals().getBytes(bytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  /** Whether its characters can stand in a value: of bytes, only those of ASCII are characters. */
  boolean isText() {
    return !bytes || literals().chars().allMatch(c -> c < 0x80);
  }

  /** The text as Sigma writes it, so that only wildcards are wildcards. */
  String source() {
    StringBuilder source = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        source.append(literal.text().replaceAll("[\\\\*?]", "\\\\$0"));
      } else if (part instanceof Wild wild) {
        source.append(wild.sign);
      }
    }
    return source.toString();
  }

  /** With each part replaced by others. */
  SigmaText with(List<Part> others) {
    return new SigmaText(others, bytes);
  }
}
