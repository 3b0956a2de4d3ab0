package nl.dijkwacht.core.json;

import static nl.dijkwacht.core.json.JsonFault.Reason.CONTROL_CHARACTER;
import static nl.dijkwacht.core.json.JsonFault.Reason.EMPTY;
import static nl.dijkwacht.core.json.JsonFault.Reason.INVALID_ESCAPE;
import static nl.dijkwacht.core.json.JsonFault.Reason.INVALID_UTF8;
import static nl.dijkwacht.core.json.JsonFault.Reason.TOO_DEEP;
import static nl.dijkwacht.core.json.JsonFault.Reason.TRAILING_CONTENT;
import static nl.dijkwacht.core.json.JsonFault.Reason.TRUNCATED;
import static nl.dijkwacht.core.json.JsonFault.Reason.UNEXPECTED_CHARACTER;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * One strict pass over a JSON text (RFC 8259) that fills a {@link JsonTape}. It keeps its own
 * stack, so that depth costs no call frames, and it looks at eight bytes of a string at a time,
 * since three quarters of a CloudTrail record are strings.
 */
final class JsonScanner {

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private final JsonTape tape;
  private final byte[] bytes;
  private final int from;
  private final int to;
  private final int[] stack;
  private int depth;
  private int at;
  private JsonFault.@Nullable Reason fault;

  JsonScanner(JsonTape tape, byte[] bytes, int from, int to, int[] stack) {
    this.tape = tape;
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.stack = stack;
    this.at = from;
  }

  /** Reads a value and nothing but white space after it. */
  @Nullable JsonFault scan() {
    JsonFault first = scanFirst();
    if (first == null) {
      skipSpace();
      if (at < to) {
        return new JsonFault(TRAILING_CONTENT, at - from);
      }
    }
    return first;
  }

  /** Reads a value and leaves what comes after it. */
  @Nullable JsonFault scanFirst() {
    skipSpace();
    if (at == to) {
      return new JsonFault(EMPTY, at - from);
    }
    if (value() && depth > 0) {
      containers();
    }
    return fault == null ? null : new JsonFault(fault, at - from);
  }

  /** Reads on until every container that was opened is closed. */
  private boolean containers() {
    boolean first = true;
    while (depth > 0) {
      int container = stack[depth - 1];
      boolean object = tape.kind(container) == JsonKind.OBJECT;
      skipSpace();
      if (at == to) {
        return fail(TRUNCATED);
      }
      byte c = bytes[at];
      if (c == (object ? '}' : ']')) {
        at++;
        tape.close(container, at);
        depth--;
        first = false;
        continue;
      }
      if (!first) {
        if (c != ',') {
          return fail(UNEXPECTED_CHARACTER);
        }
        at++;
        skipSpace();
      }
      int before = depth;
      if ((object && !key()) || !value()) {
        return false;
      }
      first = depth > before;
    }
    return true;
  }

  private boolean key() {
    if (at == to) {
      return fail(TRUNCATED);
    }
    if (bytes[at] != '"') {
      return fail(UNEXPECTED_CHARACTER);
    }
    if (!string()) {
      return false;
    }
    skipSpace();
    if (at == to) {
      return fail(TRUNCATED);
    }
    if (bytes[at] != ':') {
      return fail(UNEXPECTED_CHARACTER);
    }
    at++;
    skipSpace();
    return true;
  }

  /** Reads a scalar whole, or opens a container. */
  private boolean value() {
    if (at == to) {
      return fail(TRUNCATED);
    }
    return switch (bytes[at]) {
      case '"' -> string();
      case '{' -> open(JsonKind.OBJECT);
      case '[' -> open(JsonKind.ARRAY);
      case 't' -> literal("true", JsonKind.TRUE);
      case 'f' -> literal("false", JsonKind.FALSE);
      case 'n' -> literal("null", JsonKind.NULL);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> fail(UNEXPECTED_CHARACTER);
    };
  }

  private boolean open(JsonKind kind) {
    if (depth == stack.length - 1) {
      return fail(TOO_DEEP);
    }
    stack[depth++] = tape.add(at, at, kind, 0);
    at++;
    return true;
  }

  private boolean literal(String word, JsonKind kind) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i == to) {
        at = to;
        return fail(TRUNCATED);
      }
      if (bytes[at + i] != word.charAt(i)) {
        at += i;
        return fail(UNEXPECTED_CHARACTER);
      }
    }
    tape.add(at, at + word.length(), kind, 0);
    at += word.length();
    return true;
  }

  private boolean number() {
    int start = at;
    if (bytes[at] == '-') {
      at++;
    }
    if (at < to && bytes[at] == '0') {
      at++;
    } else if (!digits()) {
      return false;
    }
    if (at < to && bytes[at] == '.') {
      at++;
      if (!digits()) {
        return false;
      }
    }
    if (at < to && (bytes[at] | 0x20) == 'e') {
      at++;
      if (at < to && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      if (!digits()) {
        return false;
      }
    }
    tape.add(start, at, JsonKind.NUMBER, 0);
    return true;
  }

  private boolean digits() {
    int start = at;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at > start || fail(at == to ? TRUNCATED : UNEXPECTED_CHARACTER);
  }

  private boolean string() {
    int start = ++at;
    boolean escaped = false;
    boolean nonAscii = false;
    while (true) {
      at = nextSpecial(bytes, at, to);
      if (at == to) {
        return fail(TRUNCATED);
      }
      byte c = bytes[at];
      if (c == '"') {
        tape.add(start, at, JsonKind.STRING, JsonTape.flags(escaped, nonAscii));
        at++;
        return true;
      } else if (c == '\\') {
        escaped = true;
        if (!escape()) {
          return false;
        }
      } else if (c < 0) {
        nonAscii = true;
        int length = Utf8.sequenceLength(bytes, at, to);
        if (length == Utf8.CUT_OFF) {
          at = to;
          return fail(TRUNCATED);
        }
        if (length == 0) {
          return fail(INVALID_UTF8);
        }
        at += length;
      } else {
        return fail(CONTROL_CHARACTER);
      }
    }
  }

  private boolean escape() {
    if (at + 1 == to) {
      at = to;
      return fail(TRUNCATED);
    }
    switch (bytes[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at += 2;
      case 'u' -> {
        for (int i = at + 2; i < at + 6; i++) {
          if (i >= to) {
            at = to;
            return fail(TRUNCATED);
          }
          if (Character.digit(bytes[i], 16) < 0) {
            return fail(INVALID_ESCAPE);
          }
        }
        at += 6;
      }
      default -> {
        return fail(INVALID_ESCAPE);
      }
    }
    return true;
  }

  /** The next byte that is a quote, a backslash, a control character or not ASCII. */
  private static int nextSpecial(byte[] bytes, int from, int to) {
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long word = (long) EIGHT_BYTES.get(bytes, i);
      long quote = word ^ ONES * '"';
      long backslash = word ^ ONES * '\\';
      // The lowest marked byte is exact; a borrow can only mark bytes above a true hit.
      long marks =
          ((quote - ONES & ~quote) | (backslash - ONES & ~backslash) | (word - ONES * ' ') | word)
              & HIGH_BITS;
      if (marks != 0) {
        return i + (Long.numberOfTrailingZeros(marks) >>> 3);
      }
    }
    for (; i < to; i++) {
      byte c = bytes[i];
      if (c == '"' || c == '\\' || c < ' ') {
        return i;
      }
    }
    return to;
  }

  private void skipSpace() {
    while (at < to) {
      byte c = bytes[at];
      if (c > ' ' || (c != ' ' && c != '\n' && c != '\r' && c != '\t')) {
        return;
      }
      at++;
    }
  }

  private boolean fail(JsonFault.Reason reason) {
    fault = reason;
    return false;
  }
}
