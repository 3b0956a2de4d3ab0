package nl.dijkwacht.collectors.files;

/** Finds where reading can go on after something that cannot be read; sees the bytes once. */
sealed interface Resync {

  /** Stands for: within nothing that a bracket closes. */
  char NO_CLOSER = 0;

  /** Where reading can go on, or -1 if that is not within these bytes; more may follow. */
  int find(byte[] bytes, int from, int to);

  /** At the next line that begins with an object, or with a time and then an object. */
  final class NextLine implements Resync {
    private boolean lineBegins;
    private boolean inTime;

    @Override
    public int find(byte[] bytes, int from, int to) {
      for (int i = from; i < to; i++) {
        byte c = bytes[i];
        if (c == '{' && (lineBegins || inTime)) {
          return i;
        }
        inTime = (inTime && isOfTime(c)) || (lineBegins && isDigit(c));
        lineBegins = c == '\n';
      }
      return -1;
    }

    static boolean isDigit(byte c) {
      return c >= '0' && c <= '9';
    }

    /** Whether this stands in a time such as {@code 2026-11-22T03:00:00.000Z}, or after it. */
    static boolean isOfTime(byte c) {
      return isDigit(c) || "-T:.Z+ ".indexOf(c) >= 0;
    }
  }

  /**
   * After the value, going by nothing but quotes and brackets. A string ends with its line at the
   * latest, and a bracket that closes what the value stands in ends it too unless another is open
   * that it fits, so that what got lost does less harm.
   */
  final class AfterValue implements Resync {
    private final byte closer;
    private int depth;
    private long openers;
    private boolean openersKnown = true;
    private boolean inString;
    private boolean escaped;

    /** Takes the bracket that closes what the value stands in. */
    AfterValue(char closer) {
      this.closer = (byte) closer;
    }

    @Override
    public int find(byte[] bytes, int from, int to) {
      for (int i = from; i < to; i++) {
        byte c = bytes[i];
        if (inString) {
          inString = escaped || (c != '"' && c != '\n');
          escaped = !escaped && c == '\\';
        } else if (c == '"') {
          inString = true;
        } else if (c == '{' || c == '[') {
          depth++;
          openersKnown &= depth <= Long.SIZE;
          openers = openers << 1 | (c == '[' ? 1 : 0);
        } else if (depth == 0 ? c == ',' || c == closer : c == closer && !fits(c)) {
          return i;
        } else if ((c == '}' || c == ']') && depth > 0) {
          openers >>>= 1;
          if (--depth == 0) {
            return i + 1;
          }
        }
      }
      return -1;
    }

    /** Whether a closing bracket fits the last one opened; taken for granted beyond 64 of them. */
    private boolean fits(byte c) {
      return !openersKnown || (openers & 1) == (c == ']' ? 1 : 0);
    }
  }
}
