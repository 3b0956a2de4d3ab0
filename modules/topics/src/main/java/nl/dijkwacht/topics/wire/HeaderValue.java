package nl.dijkwacht.topics.wire;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Text and numbers in headers, whoever wrote them. */
final class HeaderValue {

  /** Longer than any path or object key; what is longer is not ours. */
  static final int LONGEST = 8192;

  private static final int LONGEST_NUMBER = 20;

  private HeaderValue() {}

  static void put(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** The text, with U+FFFD for control characters, which have no place in logs and terminals. */
  static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null || header.value().length > LONGEST) {
      return null;
    }
    String text = new String(header.value(), StandardCharsets.UTF_8);
    return text.chars().anyMatch(Character::isISOControl)
        ? text.codePoints()
            .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : text;
  }

  static @Nullable Long number(Headers headers, String name) {
    String text = text(headers, name);
    if (text == null || text.length() > LONGEST_NUMBER) {
      return null;
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
