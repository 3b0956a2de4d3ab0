package nl.dijkwacht.core.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where a string ends. It looks at eight bytes at a time, since three quarters of a
 * CloudTrail record are strings.
 */
final class QuotedText {

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final int UNICODE_ESCAPE = 6;
  private static final int FLAGS_SHIFT = 32;

  private QuotedText() {}

  /**
   * The next byte that is a quote, a backslash, a control character or not ASCII, or the end. Most
   * strings end within 24 bytes; a loop costs these a tenth of the reading of a whole record.
   */
  static int nextSpecial(byte[] bytes, int from, int to) {
    if (from + 24 > to) {
      return searchOn(bytes, from, to);
    }
    long marks = marks(bytes, from);
    if (marks != 0) {
      return firstMarked(marks, from);
    }
    marks = marks(bytes, from + 8);
    if (marks != 0) {
      return firstMarked(marks, from + 8);
    }
    marks = marks(bytes, from + 16);
    return marks != 0 ? firstMarked(marks, from + 16) : searchOn(bytes, from + 24, to);
  }

  private static int searchOn(byte[] bytes, int from, int to) {
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long marks = marks(bytes, i);
      if (marks != 0) {
        return firstMarked(marks, i);
      }
    }
    while (i < to && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
      i++;
    }
    return i;
  }

  /** Marks the special ones of eight bytes by their highest bits. */
  private static long marks(byte[] bytes, int at) {
    long word = (long) EIGHT_BYTES.get(bytes, at);
    // Flipping one bit puts the quote beside the control characters, so that both are below 33.
    // The lowest marked byte is exact; a borrow can only mark bytes above a true hit.
    return (((word ^ ONES * 2) - ONES * 33) | ((word ^ ONES * '\\') - ONES) | word) & HIGH_BITS;
  }

  private static int firstMarked(long marks, int at) {
    return at + (Long.numberOfTrailingZeros(marks) >>> 3);
  }

  /**
   * Reads a string whose first special byte is not its closing quote.
   *
   * @param from of that byte
   * @return for {@link #end} and {@link #flags}; the complement of the offset that is wrong
   */
  static long read(byte[] bytes, int from, int to) {
    int at = from;
    boolean escaped = false;
    boolean nonAscii = false;
    while (at < to && bytes[at] != '"') {
      int next;
      if (bytes[at] == '\\') {
        escaped = true;
        next = afterEscape(bytes, at, to);
      } else {
        nonAscii = true;
        next = afterCharacter(bytes, at, to);
      }
      if (next < 0) {
        return next;
      }
      at = nextSpecial(bytes, next, to);
    }
    return at == to ? ~at : at | (long) JsonTape.flags(escaped, nonAscii) << FLAGS_SHIFT;
  }

  /** Where the closing quote is. */
  static int end(long read) {
    return (int) read;
  }

  static int flags(long read) {
    return (int) (read >>> FLAGS_SHIFT);
  }

  /** Why reading stopped at an offset. */
  static JsonFault.Reason reason(byte[] bytes, int at, int to) {
    if (at == to) {
      return JsonFault.Reason.TRUNCATED;
    } else if (bytes[at] == '\\') {
      return JsonFault.Reason.INVALID_ESCAPE;
    }
    return bytes[at] < 0 ? JsonFault.Reason.INVALID_UTF8 : JsonFault.Reason.CONTROL_CHARACTER;
  }

  private static int afterCharacter(byte[] bytes, int at, int to) {
    if (bytes[at] >= 0) {
      return ~at;
    }
    int length = Utf8.sequenceLength(bytes, at, to);
    if (length == Utf8.CUT_OFF) {
      return ~to;
    }
    return length == 0 ? ~at : at + length;
  }

  private static int afterEscape(byte[] bytes, int at, int to) {
    if (at + 1 == to) {
      return ~to;
    }
    return switch (bytes[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
      case 'u' -> afterUnicodeEscape(bytes, at, to);
      default -> ~at;
    };
  }

  private static int afterUnicodeEscape(byte[] bytes, int at, int to) {
    for (int i = at + 2; i < at + UNICODE_ESCAPE; i++) {
      if (i == to) {
        return ~to;
      }
      if (Character.digit(bytes[i], 16) < 0) {
        return ~at;
      }
    }
    return at + UNICODE_ESCAPE;
  }
}
