package nl.dijkwacht.core.json;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A dotted path to a field, such as {@code userIdentity.sessionContext.sessionIssuer.arn}. It leads
 * through arrays to each of their members, and it finds keys that contain dots themselves.
 * Immutable.
 */
public final class FieldPath {

  /** Stands for "more than one value". */
  public static final int SEVERAL = -2;

  private final String dotted;
  private final byte[] utf8;

  /** The whole path and what stands before each of its dots: the members where it may begin. */
  private final MemberName[] heads;

  private FieldPath(String dotted) {
    this.dotted = dotted;
    this.utf8 = dotted.getBytes(StandardCharsets.UTF_8);
    this.heads =
        IntStream.rangeClosed(0, dotted.length())
            .filter(end -> end == dotted.length() || dotted.charAt(end) == '.')
            .mapToObj(end -> MemberName.of(dotted.substring(0, end)))
            .toArray(MemberName[]::new);
  }

  public static FieldPath of(String dotted) {
    return new FieldPath(dotted);
  }

  /** Whether any value at this path passes the test; stops at the first that does. */
  public boolean any(JsonTape tape, NodeTest test) {
    int value = beginning(tape);
    if (value < 0) {
      return value == SEVERAL && any(tape, tape.root(), 0, test);
    }
    int matched = keyLength(tape, value);
    return matched == utf8.length ? test.test(tape, value) : any(tape, value, matched + 1, test);
  }

  /** The value at this path, {@link JsonTape#NONE}, or {@link #SEVERAL}. */
  public int only(JsonTape tape) {
    int value = beginning(tape);
    if (value < 0) {
      return value == SEVERAL ? only(tape, tape.root(), 0, JsonTape.NONE) : value;
    }
    int matched = keyLength(tape, value);
    return matched == utf8.length ? value : only(tape, value, matched + 1, JsonTape.NONE);
  }

  /**
   * The value of the one member where the path begins, or {@link JsonTape#NONE}; {@link #SEVERAL}
   * if a search must tell.
   */
  private int beginning(JsonTape tape) {
    if (!tape.hasPlainMembers()) {
      return tape.root() == JsonTape.NONE ? JsonTape.NONE : SEVERAL;
    }
    int found = JsonTape.NONE;
    for (MemberName head : heads) {
      int value = tape.member(head);
      if (value != JsonTape.NONE) {
        if (found != JsonTape.NONE) {
          return SEVERAL;
        }
        found = value;
      }
    }
    return found;
  }

  private static int keyLength(JsonTape tape, int value) {
    return tape.end(value - 1) - tape.start(value - 1);
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

  private int only(JsonTape tape, int node, int offset, int found) {
    return switch (tape.kind(node)) {
      case OBJECT -> onlyMember(tape, node, offset, found);
      case ARRAY -> onlyItem(tape, node, offset, found);
      default -> found;
    };
  }

  private int onlyItem(JsonTape tape, int array, int offset, int foundBefore) {
    int found = foundBefore;
    int end = tape.next(array);
    for (int item = array + 1; item < end && found != SEVERAL; item = tape.next(item)) {
      found = only(tape, item, offset, found);
    }
    return found;
  }

  private int onlyMember(JsonTape tape, int object, int offset, int foundBefore) {
    int found = foundBefore;
    int end = tape.next(object);
    for (int key = object + 1; key < end && found != SEVERAL; key = tape.next(key + 1)) {
      int matched = matchKey(tape, key, offset);
      if (matched == utf8.length) {
        found = found == JsonTape.NONE ? key + 1 : SEVERAL;
      } else if (matched >= 0) {
        found = only(tape, key + 1, matched + 1, found);
      }
    }
    return found;
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
  public boolean equals(@Nullable Object other) {
    return other instanceof FieldPath path && path.dotted.equals(dotted);
  }

  @Override
  public int hashCode() {
    return dotted.hashCode();
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
