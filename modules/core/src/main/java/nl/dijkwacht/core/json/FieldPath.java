package nl.dijkwacht.core.json;

import java.nio.charset.StandardCharsets;

/**
 * A dotted path to a field, such as {@code userIdentity.sessionContext.sessionIssuer.arn}. It leads
 * through arrays to each of their members, and it finds keys that contain dots themselves.
 * Immutable.
 */
public final class FieldPath {

  private final String dotted;
  private final byte[] utf8;

  private FieldPath(String dotted) {
    this.dotted = dotted;
    this.utf8 = dotted.getBytes(StandardCharsets.UTF_8);
  }

  public static FieldPath of(String dotted) {
    return new FieldPath(dotted);
  }

  /** Whether any value at this path passes the test; stops at the first that does. */
  public boolean any(JsonTape tape, NodeTest test) {
    return tape.root() != JsonTape.NONE && any(tape, tape.root(), 0, test);
  }

  /** The first value at this path, or {@link JsonTape#NONE}. */
  public int first(JsonTape tape) {
    First first = new First();
    any(tape, first);
    return first.node;
  }

  private boolean any(JsonTape tape, int node, int offset, NodeTest test) {
    return switch (tape.kind(node)) {
      case OBJECT -> anyMember(tape, node, offset, test);
      case ARRAY -> anyItem(tape, node, offset, test);
      default -> false;
    };
  }

  private boolean anyItem(JsonTape tape, int array, int offset, NodeTest test) {
    int end = tape.next(array);
    for (int item = array + 1; item < end; item = tape.next(item)) {
      if (any(tape, item, offset, test)) {
        return true;
      }
    }
    return false;
  }

  private boolean anyMember(JsonTape tape, int object, int offset, NodeTest test) {
    int end = tape.next(object);
    for (int key = object + 1; key < end; key = tape.next(key + 1)) {
      int matched = matchKey(tape, key, offset);
      if (matched == utf8.length) {
        if (test.test(tape, key + 1)) {
          return true;
        }
      } else if (matched >= 0 && any(tape, key + 1, matched + 1, test)) {
        return true;
      }
    }
    return false;
  }

  /** The offset in the path after this key, at its end or a dot; -1 if it does not lead there. */
  private int matchKey(JsonTape tape, int key, int offset) {
    if (tape.isEscaped(key)) {
      byte[] decoded = tape.text(key).getBytes(StandardCharsets.UTF_8);
      return matchKey(decoded, 0, decoded.length, offset);
    }
    return matchKey(tape.bytes(), tape.start(key), tape.end(key), offset);
  }

  private int matchKey(byte[] bytes, int from, int to, int offset) {
    int end = offset + to - from;
    if (end > utf8.length || (end < utf8.length && utf8[end] != '.')) {
      return -1;
    }
    for (int i = offset; i < end; i++) {
      if (utf8[i] != bytes[from + i - offset]) {
        return -1;
      }
    }
    return end;
  }

  @Override
  public String toString() {
    return dotted;
  }

  private static final class First implements NodeTest {
    private int node = JsonTape.NONE;

    @Override
    public boolean test(JsonTape tape, int found) {
      node = found;
      return true;
    }
  }
}
