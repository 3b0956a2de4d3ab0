package nl.dijkwacht.sigma.correlate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers by time, in pieces of a few hundred, so that an entry that comes late moves few others. A
 * pair of time and number may stand in it several times. For one thread.
 */
final class Timeline {

  private static final int MOST_IN_PIECE = 512;
  private static final int FEWEST = 4;

  /** Takes an entry. */
  @FunctionalInterface
  interface Visitor {
    void visit(long time, long number);
  }

  /** Neighbouring entries, in order. */
  private static final class Piece {
    private long[] times = new long[FEWEST];
    private long[] numbers = new long[FEWEST];
    private int size;
    private @Nullable ExactSum sum;

    /** The first entry that is not below this one. */
    int find(long time, long number) {
      int low = 0;
      int high = size;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (compare(middle, time, number) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    private int compare(int at, long time, long number) {
      return times[at] != time ? Long.compare(times[at], time) : Long.compare(numbers[at], number);
    }

    void insert(int at, long time, long number) {
      if (size == times.length) {
        times = Arrays.copyOf(times, size * 2);
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      System.arraycopy(times, at, times, at + 1, size - at);
      System.arraycopy(numbers, at, numbers, at + 1, size - at);
      times[at] = time;
      numbers[at] = number;
      size++;
      sum = null;
    }

    void delete(int at) {
      size--;
      System.arraycopy(times, at + 1, times, at, size - at);
      System.arraycopy(numbers, at + 1, numbers, at, size - at);
      sum = null;
    }

    Piece splitOff() {
      int half = size / 2;
      Piece other = new Piece();
      other.times = Arrays.copyOfRange(times, half, half + times.length);
      other.numbers = Arrays.copyOfRange(numbers, half, half + times.length);
      other.size = size - half;
      size = half;
      sum = null;
      return other;
    }

    ExactSum sum() {
      if (sum == null) {
        sum = new ExactSum();
        for (int i = 0; i < size; i++) {
          sum.add(numbers[i]);
        }
      }
      return sum;
    }
  }

  private final List<Piece> pieces = new ArrayList<>();

  /** How many entries stand before each piece, as far as known. */
  private int[] before = new int[FEWEST];

  private int beforeKnown = 1;
  private int size;

  int size() {
    return size;
  }

  void add(long time, long number) {
    if (pieces.isEmpty()) {
      pieces.add(new Piece());
    }
    int index = pieceOf(time, number);
    Piece piece = pieces.get(index);
    int at = piece.find(time, number);
    if (piece.size == MOST_IN_PIECE) {
      boolean atEnd = at == piece.size && index == pieces.size() - 1;
      Piece next = atEnd ? new Piece() : piece.splitOff();
      pieces.add(index + 1, next);
      if (at > piece.size || atEnd) {
        at -= piece.size;
        piece = next;
      }
    }
    piece.insert(at, time, number);
    beforeKnown = Math.min(beforeKnown, index + 1);
    size++;
  }

  /** Takes out an entry, once; false if it is not there. */
  boolean remove(long time, long number) {
    if (pieces.isEmpty()) {
      return false;
    }
    int index = pieceOf(time, number);
    Piece piece = pieces.get(index);
    int at = piece.find(time, number);
    if (at == piece.size || piece.compare(at, time, number) != 0) {
      return false;
    }
    piece.delete(at);
    if (piece.size == 0) {
      pieces.remove(index);
    }
    beforeKnown = Math.min(beforeKnown, Math.max(1, index + 1));
    size--;
    return true;
  }

  /** The first piece that does not end before an entry, or the last one. */
  private int pieceOf(long time, long number) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      Piece piece = pieces.get(middle);
      if (piece.compare(piece.size - 1, time, number) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many entries are not later than this. */
  int countUpTo(long time) {
    if (pieces.isEmpty()) {
      return 0;
    }
    int index = pieceOf(time + 1, Long.MIN_VALUE);
    return before(index) + pieces.get(index).find(time + 1, Long.MIN_VALUE);
  }

  private int before(int index) {
    if (before.length < pieces.size()) {
      before = Arrays.copyOf(before, pieces.size() * 2);
    }
    for (; beforeKnown <= index; beforeKnown++) {
      before[beforeKnown] = before[beforeKnown - 1] + pieces.get(beforeKnown - 1).size;
    }
    return before[index];
  }

  /** Visits all entries later than one time and not later than another, in order. */
  void forEach(long after, long upTo, Visitor visitor) {
    Window window = new Window(after);
    window.visitUpTo(upTo, visitor);
  }

  /** A window that opens behind this time. */
  Window windowAfter(long time) {
    return new Window(time);
  }

  /**
   * What lies between two times that only move forward. It ends when the timeline changes. Whole
   * pieces are taken in one step.
   */
  final class Window {
    private final ExactSum sum = new ExactSum();
    private int count;
    private int headPiece;
    private int headAt;
    private int tailPiece;
    private int tailAt;

    private Window(long after) {
      if (!pieces.isEmpty()) {
        headPiece = pieceOf(after + 1, Long.MIN_VALUE);
        headAt = pieces.get(headPiece).find(after + 1, Long.MIN_VALUE);
        tailPiece = headPiece;
        tailAt = headAt;
      }
    }

    /**
     * Lets in what is not later than {@code upTo}, and out what is not later than {@code after}.
     */
    void moveTo(long after, long upTo) {
      letIn(upTo);
      letOut(after);
    }

    private void letIn(long upTo) {
      for (; headPiece < pieces.size(); headPiece++, headAt = 0) {
        Piece piece = pieces.get(headPiece);
        if (headAt == 0 && piece.times[piece.size - 1] <= upTo) {
          sum.add(piece.sum());
          count += piece.size;
          continue;
        }
        for (; headAt < piece.size; headAt++) {
          if (piece.times[headAt] > upTo) {
            return;
          }
          sum.add(piece.numbers[headAt]);
          count++;
        }
      }
    }

    private void letOut(long after) {
      for (; tailPiece < pieces.size(); tailPiece++, tailAt = 0) {
        Piece piece = pieces.get(tailPiece);
        if (tailAt == 0 && piece.times[piece.size - 1] <= after) {
          sum.subtract(piece.sum());
          count -= piece.size;
          continue;
        }
        for (; tailAt < piece.size; tailAt++) {
          if (piece.times[tailAt] > after) {
            return;
          }
          sum.subtract(piece.numbers[tailAt]);
          count--;
        }
      }
    }

    /** Visits what is not later than this and was not visited before. */
    void visitUpTo(long upTo, Visitor visitor) {
      for (; headPiece < pieces.size(); headPiece++, headAt = 0) {
        Piece piece = pieces.get(headPiece);
        for (; headAt < piece.size; headAt++) {
          if (piece.times[headAt] > upTo) {
            return;
          }
          visitor.visit(piece.times[headAt], piece.numbers[headAt]);
        }
      }
    }

    int count() {
      return count;
    }

    /** The sum of the numbers. */
    double sum() {
      return sum.toDouble();
    }
  }
}
