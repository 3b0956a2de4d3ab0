package nl.dijkwacht.api.pages;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes HTML in which all that comes from outside is escaped: elements and attributes' names are
 * constants of the code, all else is text. Not thread-safe.
 */
final class Markup {

  private static final Map<Character, String> ENTITIES =
      Map.of('<', "&lt;", '>', "&gt;", '&', "&amp;", '"', "&quot;", '\'', "&#39;");

  private final StringBuilder out = new StringBuilder(16 * 1024);

  /**
   * Opens an element.
   *
   * @param attributes names and values by turns
   */
  Markup open(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
    return this;
  }

  Markup close(String element) {
    out.append("</").append(element).append(">\n");
    return this;
  }

  Markup text(String text) {
    escape(text);
    return this;
  }

  /** An element with a text in it. */
  Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close(element);
  }

  /** A row in a table of facts, if there is anything to tell. */
  Markup fact(String name, @Nullable String value) {
    return value == null || value.isEmpty()
        ? this
        : open("tr").element("th", name, "scope", "row").element("td", value).close("tr");
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(ENTITIES.getOrDefault(c, isSeen(c) ? String.valueOf(c) : " "));
    }
  }

  /** What is not seen could reverse the reading or end a line. */
  private static boolean isSeen(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  String html() {
    return out.toString();
  }
}
