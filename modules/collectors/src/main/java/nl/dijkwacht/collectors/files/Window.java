package nl.dijkwacht.collectors.files;

import java.io.IOException;
import java.util.Arrays;
import nl.dijkwacht.core.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/**
 * A buffer that slides over content of any length: the bytes from {@link #from} to {@link #to} are
 * at hand, and taking some means moving {@code from}. It grows only up to its largest size.
 */
final class Window {

  private static final int USUAL = 256 << 10;
  private static final int LONGEST_TIMESTAMP = 40;

  private final int largest;
  byte[] bytes;
  int from;
  int to;
  private ByteSource source = (into, at, length) -> -1;
  private long base;
  private boolean ended;
  private @Nullable BrokenInput problem;

  /** A window that can hold so many bytes at once, and a few more. */
  Window(int held) {
    this.largest = Math.max(USUAL, held + 1);
    this.bytes = new byte[USUAL];
  }

  private Window(byte[] content) {
    largest = content.length;
    bytes = content;
    to = content.length;
    ended = true;
  }

  /** A window over content that is at hand as a whole. */
  static Window over(byte[] content) {
    return new Window(content);
  }

  /** Goes to the start of other content. */
  void open(ByteSource next) {
    open(next, 0);
  }

  /** Goes to a place in other content, which the source has gone to before. */
  void open(ByteSource next, long offset) {
    source = next;
    from = 0;
    to = 0;
    base = offset;
    ended = false;
    problem = null;
  }

  /** Gets more bytes, which may move those at hand; false if there are none. */
  boolean more() {
    if (ended) {
      return false;
    }
    makeRoom();
    try {
      int count = source.read(bytes, to, bytes.length - to);
      ended = count < 0;
      to += Math.max(0, count);
    } catch (BrokenInput e) {
      problem = e;
    } catch (IOException e) {
      problem = new BrokenInput(DeadLetterReason.UNREADABLE_SOURCE, "the reading failed midway");
    }
    ended |= problem != null;
    return !ended;
  }

  private void makeRoom() {
    if (from > 0) {
      System.arraycopy(bytes, from, bytes, 0, to - from);
      base += from;
      to -= from;
      from = 0;
    }
    if (to == bytes.length) {
      if (to >= largest) {
        throw new IllegalStateException("a reader asked for more bytes than it may hold");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(2L * bytes.length, largest));
    }
  }

  /** Gets so many bytes to hand, or as many as there are. */
  void fill(int count) {
    boolean goesOn = true;
    while (goesOn && to - from < count) {
      goesOn = more();
    }
  }

  /** Goes past white space; false at the end. */
  boolean skipSpace() {
    do {
      for (; from < to; from++) {
        byte c = bytes[from];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
          return true;
        }
      }
    } while (more());
    return false;
  }

  void skipByteOrderMark() {
    fill(3);
    if (to - from >= 3
        && (bytes[from] & 0xff) == 0xef
        && (bytes[from + 1] & 0xff) == 0xbb
        && (bytes[from + 2] & 0xff) == 0xbf) {
      from += 3;
    }
  }

  /** Goes past the time that stands before an object in files that CloudWatch Logs exports. */
  void skipTimestamp() {
    if (Resync.NextLine.isDigit(bytes[from])) {
      fill(LONGEST_TIMESTAMP);
      int i = from;
      while (i < Math.min(to, from + LONGEST_TIMESTAMP) && Resync.NextLine.isOfTime(bytes[i])) {
        i++;
      }
      from = i < to && bytes[i] == '{' ? i : from;
    }
  }

  /** Goes past a number of bytes, or to the end. */
  void skip(long count) {
    long left = count;
    do {
      int here = (int) Math.min(left, to - from);
      from += here;
      left -= here;
    } while (left > 0 && more());
  }

  int available() {
    return to - from;
  }

  /** The first bytes at hand, so many at most. */
  byte[] head(int count) {
    return Arrays.copyOfRange(bytes, from, Math.min(to, from + count));
  }

  /** Where {@link #from} is in the whole content. */
  long offset() {
    return base + from;
  }

  /** What kept the rest of the content from being read. */
  @Nullable BrokenInput problem() {
    return problem;
  }
}
