package nl.dijkwacht.collectors.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;

/**
 * The keys under which other programs put lists of records: CloudTrail and Lambda {@code Records},
 * LookupEvents {@code Events}, SQS {@code Messages}, CloudWatch Logs {@code logEvents},
 * Elasticsearch {@code hits}, and the lists of AWS Config.
 */
final class WrapperKeys {

  /** So many bytes hold any of the keys with its colon and some white space. */
  static final int ROOM = 256;

  private static final List<String> KEYS =
      List.of(
          "Records",
          "records",
          "Events",
          "events",
          "Messages",
          "logEvents",
          "hits",
          "configurationItems",
          "baseConfigurationItems",
          "BaseConfigurationItems");
  private static final byte[][] QUOTED =
      KEYS.stream()
          .map(key -> ('"' + key + '"').getBytes(StandardCharsets.UTF_8))
          .toArray(byte[][]::new);

  private WrapperKeys() {}

  /** Whether the object that begins here begins with such a key. */
  static boolean isFirstIn(byte[] bytes, int object, int to) {
    int key = pastSpace(bytes, object + 1, to);
    return key < to && bytes[key] == '"' && valueAfter(bytes, key, to) >= 0;
  }

  /** Whether the object that begins here, well-formed as far as it goes, has such a key. */
  static boolean isAnywhereIn(byte[] bytes, int object, int to) {
    int depth = 0;
    for (int i = object; i < to; i++) {
      switch (bytes[i]) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case '"' -> {
          if (depth == 1 && valueAfter(bytes, i, to) >= 0) {
            return true;
          }
          i = closingQuote(bytes, i, to);
        }
        default -> {}
      }
    }
    return false;
  }

  /** Whether a whole object has such a key. */
  static boolean areIn(JsonTape tape) {
    return KEYS.stream()
        .mapToInt(key -> tape.member(tape.root(), key))
        .anyMatch(
            value ->
                value != JsonTape.NONE
                    && (tape.kind(value) == JsonKind.ARRAY || tape.kind(value) == JsonKind.OBJECT));
  }

  /** Where the list or object under such a key begins, or -1 if what begins here is none. */
  static int valueAfter(byte[] bytes, int key, int to) {
    for (byte[] quoted : QUOTED) {
      int end = key + quoted.length;
      if (end < to
          && bytes[key + 1] == quoted[1]
          && Arrays.equals(bytes, key, end, quoted, 0, quoted.length)) {
        int colon = pastSpace(bytes, end, to);
        int value = pastSpace(bytes, Math.min(colon + 1, to), to);
        boolean holds = value < to && (bytes[value] == '[' || bytes[value] == '{');
        return holds && bytes[colon] == ':' ? value : -1;
      }
    }
    return -1;
  }

  private static int closingQuote(byte[] bytes, int openingQuote, int to) {
    int i = openingQuote + 1;
    while (i < to && bytes[i] != '"') {
      i += bytes[i] == '\\' ? 2 : 1;
    }
    return i;
  }

  private static int pastSpace(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to
        && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
      i++;
    }
    return i;
  }
}
