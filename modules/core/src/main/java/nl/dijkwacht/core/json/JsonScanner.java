package nl.dijkwacht.core.json;

import static nl.dijkwacht.core.json.JsonFault.Reason.EMPTY;
import static nl.dijkwacht.core.json.JsonFault.Reason.TOO_DEEP;
import static nl.dijkwacht.core.json.JsonFault.Reason.TRAILING_CONTENT;
import static nl.dijkwacht.core.json.JsonFault.Reason.TRUNCATED;
import static nl.dijkwacht.core.json.JsonFault.Reason.UNEXPECTED_CHARACTER;

import org.jspecify.annotations.Nullable;

/**
 * One strict pass over a JSON text (RFC 8259) that fills a {@link JsonTape}. It keeps its own
 * stack, so that depth costs no call frames. Positions go from method to method, and a negative one
 * says that reading has failed: fields would be written and read again at each step.
 */
final class JsonScanner {

  private static final int FAILED = -1;

  private final JsonTape tape;
  private final MemberIndex members;
  private final int[] stack;
  private byte[] bytes = {};
  private int to;
  private int depth;
  private boolean inObject;
  private JsonFault.@Nullable Reason fault;
  private int faultAt;

  JsonScanner(JsonTape tape, MemberIndex members, int maxDepth) {
    this.tape = tape;
    this.members = members;
    this.stack = new int[maxDepth];
  }

  /** Reads a value and nothing but white space after it. */
  @Nullable JsonFault scan(byte[] source, int from, int end) {
    int at = begin(source, from, end);
    if (at >= 0) {
      at = skipSpace(at);
      if (at < to) {
        fail(TRAILING_CONTENT, at);
      }
    }
    return faultFrom(from);
  }

  /** Reads a value and leaves what comes after it. */
  @Nullable JsonFault scanFirst(byte[] source, int from, int end) {
    begin(source, from, end);
    return faultFrom(from);
  }

  private @Nullable JsonFault faultFrom(int from) {
    return fault == null ? null : new JsonFault(fault, faultAt - from);
  }

  private int begin(byte[] source, int from, int end) {
    bytes = source;
    to = end;
    depth = 0;
    inObject = false;
    fault = null;
    int at = skipSpace(from);
    return at == to ? fail(EMPTY, at) : value(at);
  }

  /** Reads one value with all that lies inside it. */
  private int value(int first) {
    int at = first;
    do {
      // A value comes, in an object with its key.
      at = inObject ? key(at) : at;
      if (at < 0 || at == to) {
        return at < 0 ? FAILED : fail(TRUNCATED, at);
      }
      byte c = bytes[at];
      if (c == '"') {
        at = string(at);
      } else if (c != '{' && c != '[') {
        at = bare(at);
      } else {
        at = open(at);
        if (at >= 0 && bytes[at] != closing()) {
          continue;
        }
      }
      at = at < 0 ? FAILED : afterValue(at);
    } while (at >= 0 && depth > 0);
    return at;
  }

  /** Closes what ends here; where the next value comes, or the end of the outermost one. */
  private int afterValue(int end) {
    int at = end;
    while (depth > 0) {
      at = skipSpace(at);
      if (at == to) {
        return fail(TRUNCATED, at);
      }
      byte c = bytes[at];
      if (c == ',') {
        return skipSpace(at + 1);
      }
      if (c != closing()) {
        return fail(UNEXPECTED_CHARACTER, at);
      }
      at++;
      tape.close(stack[--depth], at);
      inObject = depth > 0 && tape.kind(stack[depth - 1]) == JsonKind.OBJECT;
    }
    return at;
  }

  private char closing() {
    return inObject ? '}' : ']';
  }

  private int key(int at) {
    if (at == to || bytes[at] != '"') {
      return fail(at == to ? TRUNCATED : UNEXPECTED_CHARACTER, at);
    }
    int node = tape.size();
    int end = string(at);
    if (end < 0) {
      return FAILED;
    }
    int colon = skipSpace(end);
    if (colon == to || bytes[colon] != ':') {
      return fail(colon == to ? TRUNCATED : UNEXPECTED_CHARACTER, colon);
    }
    if (depth == 1) {
      members.add(node, tape.isEscaped(node) ? MemberIndex.UNKNOWN : tape.hash(node));
    }
    return skipSpace(colon + 1);
  }

  private int open(int at) {
    if (depth == stack.length) {
      return fail(TOO_DEEP, at);
    }
    inObject = bytes[at] == '{';
    if (inObject && depth == 0) {
      members.begin();
    }
    stack[depth++] = tape.add(at, at, inObject ? JsonKind.OBJECT : JsonKind.ARRAY, 0);
    int first = skipSpace(at + 1);
    return first == to ? fail(TRUNCATED, first) : first;
  }

  private int string(int quote) {
    int start = quote + 1;
    int end = QuotedText.nextSpecial(bytes, start, to);
    if (end < to && bytes[end] == '"') {
      tape.add(start, end, JsonKind.STRING, 0);
      return end + 1;
    }
    long read = QuotedText.read(bytes, end, to);
    if (read < 0) {
      int wrong = (int) ~read;
      return fail(QuotedText.reason(bytes, wrong, to), wrong);
    }
    tape.add(start, QuotedText.end(read), JsonKind.STRING, QuotedText.flags(read));
    return QuotedText.end(read) + 1;
  }

  private int bare(int at) {
    return switch (bytes[at]) {
      case 't' -> bare(at, BareText.endOfWord("true", bytes, at, to), JsonKind.TRUE);
      case 'f' -> bare(at, BareText.endOfWord("false", bytes, at, to), JsonKind.FALSE);
      case 'n' -> bare(at, BareText.endOfWord("null", bytes, at, to), JsonKind.NULL);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
          bare(at, BareText.endOfNumber(bytes, at, to), JsonKind.NUMBER);
      default -> fail(UNEXPECTED_CHARACTER, at);
    };
  }

  private int bare(int start, int end, JsonKind kind) {
    if (end < 0) {
      return fail(~end == to ? TRUNCATED : UNEXPECTED_CHARACTER, ~end);
    }
    tape.add(start, end, kind, 0);
    return end;
  }

  private int skipSpace(int from) {
    int at = from;
    while (at < to && bytes[at] <= ' ' && isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(byte c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private int fail(JsonFault.Reason reason, int at) {
    fault = reason;
    faultAt = at;
    return FAILED;
  }
}
