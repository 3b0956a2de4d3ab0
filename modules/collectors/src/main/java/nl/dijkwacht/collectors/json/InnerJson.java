package nl.dijkwacht.collectors.json;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces texts that are JSON objects or lists as a whole by what they say, also where they are
 * URL-encoded as IAM's policies are: AWS writes the same value as a text here and as an object
 * there. A text that is no such thing, or says more than the limits allow, stays what it is.
 */
public final class InnerJson {

  /** S3's lists of access have been seen two levels deep. */
  private static final int MOST_LEVELS = 4;

  private InnerJson() {}

  /** The value with all texts in it replaced; it has no more depth than the limits allow. */
  public static Object decoded(Object value, TreeLimits limits) {
    return decoded(value, limits, MOST_LEVELS);
  }

  /**
   * The value of a text that may also be a bare JSON number, boolean or text, as the API of AWS
   * Config gives them. The levels of such texts do not count among those within.
   */
  public static Object decodedScalar(Object value, TreeLimits limits) {
    Object inner = value;
    for (int level = 0; level < MOST_LEVELS && inner instanceof String text; level++) {
      if (!(JsonTree.read(text, limits) instanceof TreeReading.Tree tree)) {
        break;
      }
      inner = tree.value();
    }
    return decoded(inner, limits);
  }

  private static Object decoded(Object value, TreeLimits limits, int levels) {
    if (value instanceof Map<?, ?> members) {
      Map<String, Object> decoded = new LinkedHashMap<>();
      members.forEach((k, v) -> decoded.put((String) k, decoded(v, limits.less(1), levels)));
      return decoded;
    }
    if (value instanceof List<?> elements) {
      List<Object> decoded = new ArrayList<>();
      elements.forEach(element -> decoded.add(decoded(element, limits.less(1), levels)));
      return decoded;
    }
    Object inner = value instanceof String text && levels > 0 ? inner(text, limits) : null;
    return inner == null ? value : decoded(inner, limits, levels - 1);
  }

  private static @Nullable Object inner(String text, TreeLimits limits) {
    String json = text.startsWith("%7B") || text.startsWith("%5B") ? unescaped(text) : text;
    return isEnclosed(json, '{', '}') || isEnclosed(json, '[', ']')
        ? JsonTree.read(json, limits) instanceof TreeReading.Tree tree ? tree.value() : null
        : null;
  }

  private static boolean isEnclosed(String text, char first, char last) {
    return text.length() > 1 && text.charAt(0) == first && text.charAt(text.length() - 1) == last;
  }

  private static String unescaped(String text) {
    try {
      // A plus is a plus by RFC 3986, by which IAM encodes.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
