package nl.dijkwacht.sigma.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;

/**
 * A text pattern of Sigma: literal pieces with {@code *} between them and {@code ?} for one
 * character. Equality, prefix, suffix and containment are patterns too. It is matched on the bytes
 * of a value where these are its characters, and on its decoded text otherwise. Immutable.
 */
public final class Wildcard {

  /** How a literal relates to the value. */
  public enum Relation {
    EQUALS(true, true),
    STARTS_WITH(true, false),
    ENDS_WITH(false, true),
    CONTAINS(false, false);

    private final boolean fromStart;
    private final boolean toEnd;

    Relation(boolean fromStart, boolean toEnd) {
      this.fromStart = fromStart;
      this.toEnd = toEnd;
    }
  }

  private static final int ANY = -1;

  /** Pieces between the stars; each is UTF-8 bytes, folded unless cased, or {@link #ANY}. */
  private final int[][] pieces;

  private final boolean fromStart;
  private final boolean toEnd;
  private final boolean cased;
  private final String source;

  private Wildcard(
      List<int[]> pieces, boolean fromStart, boolean toEnd, boolean cased, String source) {
    this.pieces = pieces.toArray(int[][]::new);
    this.fromStart = fromStart;
    this.toEnd = toEnd;
    this.cased = cased;
    this.source = source;
  }

  /** A text without wildcards. */
  public static Wildcard literal(String text, Relation relation, boolean cased) {
    Pieces pieces = new Pieces(cased);
    text.codePoints().forEach(pieces::add);
    return new Wildcard(pieces.all(), relation.fromStart, relation.toEnd, cased, text);
  }

  /**
   * A text as Sigma writes it: {@code *} and {@code ?} are wildcards unless a backslash stands
   * before them, two backslashes are one, and any other backslash is itself.
   */
  public static Wildcard of(String text, Relation relation, boolean cased) {
    Pieces pieces = new Pieces(cased);
    boolean startsWithStar = text.startsWith("*");
    boolean endsWithStar = false;
    boolean escaped = false;
    for (int c : text.codePoints().toArray()) {
      endsWithStar = false;
      if (escaped) {
        if (c != '*' && c != '?' && c != '\\') {
          pieces.add('\\');
        }
        pieces.add(c);
        escaped = false;
      } else if (c == '\\') {
        escaped = true;
      } else if (c == '*') {
        pieces.next();
        endsWithStar = true;
      } else if (c == '?') {
        pieces.add(ANY);
      } else {
        pieces.add(c);
      }
    }
    if (escaped) {
      pieces.add('\\');
    }
    return new Wildcard(
        pieces.all(),
        relation.fromStart && !startsWithStar,
        relation.toEnd && !endsWithStar,
        cased,
        text);
  }

  boolean matches(JsonTape tape, int node) {
    if (NodeText.isContainer(tape, node)) {
      return matches(NodeText.compact(tape, node));
    }
    if (tape.kind(node) == JsonKind.STRING && !tape.isPlain(node)) {
      return matches(tape.text(node));
    }
    return matches(tape.bytes(), tape.start(node), tape.end(node));
  }

  boolean matches(String text) {
    byte[] utf8 = (cased ? text : fold(text)).getBytes(StandardCharsets.UTF_8);
    return matches(utf8, 0, utf8.length);
  }

  private boolean matches(byte[] utf8) {
    for (byte b : utf8) {
      if (b < 0) {
        return matches(new String(utf8, StandardCharsets.UTF_8));
      }
    }
    return matches(utf8, 0, utf8.length);
  }

  /** Each piece is looked for behind the one before: no backtracking, whatever the pattern. */
  private boolean matches(byte[] bytes, int from, int to) {
    int first = 0;
    int last = pieces.length - 1;
    int at = from;
    int end = to;
    if (fromStart) {
      at = endOf(pieces[0], bytes, from, to);
      if (at < 0) {
        return false;
      }
      first = 1;
      if (last == 0 && toEnd) {
        return at == to;
      }
    }
    if (toEnd && last >= first) {
      end = startOf(pieces[last], bytes, at, to);
      if (end < 0) {
        return false;
      }
      last--;
    }
    for (int i = first; i <= last; i++) {
      at = find(pieces[i], bytes, at, end);
      if (at < 0) {
        return false;
      }
    }
    return true;
  }

  /** Where the first occurrence of a piece ends, or -1. */
  private int find(int[] piece, byte[] bytes, int from, int to) {
    if (piece.length == 0) {
      return from;
    }
    int head = piece[0];
    for (int start = from; start + piece.length <= to; start++) {
      if (head == ANY || folded(bytes[start]) == head) {
        int end = endOf(piece, bytes, start, to);
        if (end >= 0) {
          return end;
        }
      }
    }
    return -1;
  }

  /** Where a piece that starts here ends, or -1. */
  private int endOf(int[] piece, byte[] bytes, int from, int to) {
    int at = from;
    for (int wanted : piece) {
      if (at >= to) {
        return -1;
      }
      if (wanted == ANY) {
        at++;
        while (at < to && (bytes[at] & 0xc0) == 0x80) {
          at++;
        }
      } else if (folded(bytes[at++]) != wanted) {
        return -1;
      }
    }
    return at;
  }

  /** Where a piece that ends with the text starts, or -1. */
  private int startOf(int[] piece, byte[] bytes, int from, int to) {
    int at = to;
    for (int i = piece.length - 1; i >= 0; i--) {
      if (at <= from) {
        return -1;
      }
      at--;
      if (piece[i] == ANY) {
        while (at > from && (bytes[at] & 0xc0) == 0x80) {
          at--;
        }
      } else if (folded(bytes[at]) != piece[i]) {
        return -1;
      }
    }
    return at;
  }

  /** Character by character, since a word-final sigma must not differ from a lone one. */
  private static String fold(String text) {
    return text.codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private int folded(byte b) {
    return !cased && b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b & 0xff;
  }

  @Override
  public String toString() {
    return source;
  }

  private static final class Pieces {
    private final List<int[]> done = new ArrayList<>();
    private final List<Integer> current = new ArrayList<>();
    private final boolean cased;

    Pieces(boolean cased) {
      this.cased = cased;
    }

    void add(int codePoint) {
      if (codePoint == ANY) {
        current.add(ANY);
        return;
      }
      int folded = cased ? codePoint : Character.toLowerCase(codePoint);
      for (byte b : Character.toString(folded).getBytes(StandardCharsets.UTF_8)) {
        current.add(b & 0xff);
      }
    }

    void next() {
      done.add(current.stream().mapToInt(Integer::intValue).toArray());
      current.clear();
    }

    List<int[]> all() {
      next();
      return done;
    }
  }
}
