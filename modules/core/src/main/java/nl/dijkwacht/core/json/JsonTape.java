package nl.dijkwacht.core.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The structure of one JSON text beside its bytes: where each value starts and ends, and where its
 * next sibling stands, so that a field is found without looking at what lies inside others.
 *
 * <p>A node is an index into the tape. The children of an object are its keys and values in turn;
 * those of an array are its values. A tape is filled by {@link #read} and may be filled again,
 * which ends the life of all earlier nodes. Not thread-safe.
 */
public final class JsonTape {

  /** Stands for "no such node". */
  public static final int NONE = -1;

  private static final int STRIDE = 3;
  private static final int KIND_MASK = 0b111;
  private static final int ESCAPED = 0b1000;
  private static final int NON_ASCII = 0b10000;
  private static final int NEXT_SHIFT = 5;

  private final JsonLimits limits;
  private final MemberIndex members = new MemberIndex();
  private final JsonScanner scanner;
  private byte[] bytes = new byte[0];
  private int[] nodes = new int[STRIDE * 128];
  private int size;

  public JsonTape(JsonLimits limits) {
    this.limits = limits;
    this.scanner = new JsonScanner(this, members, limits.maxDepth());
  }

  /**
   * Reads one JSON text; the bytes must not be changed while the tape is in use.
   *
   * @return null if the text is well-formed and within the limits, else what is wrong with it; the
   *     tape is then empty
   */
  public @Nullable JsonFault read(byte[] source, int from, int to) {
    start(source);
    return to - from > limits.maxBytes()
        ? new JsonFault(JsonFault.Reason.TOO_LARGE, limits.maxBytes())
        : emptyIf(scanner.scan(source, from, to));
  }

  /**
   * Reads the first of several JSON texts, of which {@link #end} of the root tells the end; the
   * caller bounds its size. So a stream of texts is split and read in one pass.
   *
   * @return as {@link #read(byte[], int, int)}
   */
  public @Nullable JsonFault readFirst(byte[] source, int from, int to) {
    start(source);
    return emptyIf(scanner.scanFirst(source, from, to));
  }

  private void start(byte[] source) {
    bytes = source;
    size = 0;
    members.clear();
  }

  private @Nullable JsonFault emptyIf(@Nullable JsonFault fault) {
    if (fault != null) {
      size = 0;
      members.clear();
    }
    return fault;
  }

  /** Reads one JSON text that fills the array. */
  public @Nullable JsonFault read(byte[] source) {
    return read(source, 0, source.length);
  }

  /** The bytes that {@link #start} and {@link #end} refer to. */
  public byte[] bytes() {
    return bytes;
  }

  /** The outermost value, or {@link #NONE} if nothing was read. */
  public int root() {
    return size == 0 ? NONE : 0;
  }

  public JsonKind kind(int node) {
    return JsonKind.ofCode(nodes[node * STRIDE + 2] & KIND_MASK);
  }

  /** First byte of the value; of a string, the byte after its opening quote. */
  public int start(int node) {
    return nodes[node * STRIDE];
  }

  /** The byte after the value; of a string, its closing quote. */
  public int end(int node) {
    return nodes[node * STRIDE + 1];
  }

  /** Whether the bytes of a string are its characters: ASCII, and no escapes. */
  public boolean isPlain(int node) {
    return (nodes[node * STRIDE + 2] & (ESCAPED | NON_ASCII)) == 0;
  }

  /** Whether a string has escape sequences. */
  public boolean isEscaped(int node) {
    return (nodes[node * STRIDE + 2] & ESCAPED) != 0;
  }

  /** The first child of an object or array, or {@link #NONE}. */
  public int firstChild(int container) {
    return next(container) == container + 1 ? NONE : container + 1;
  }

  /** The node after this one and all that lies inside it. */
  public int next(int node) {
    return nodes[node * STRIDE + 2] >>> NEXT_SHIFT;
  }

  /**
   * The value of a member of an object; the last one where a key stands twice, or {@link #NONE}.
   */
  public int member(int object, String key) {
    int found = NONE;
    if (object != NONE && kind(object) == JsonKind.OBJECT) {
      int end = next(object);
      for (int node = object + 1; node < end; node = next(node + 1)) {
        if (textEquals(node, key)) {
          found = node + 1;
        }
      }
    }
    return found;
  }

  /**
   * The value of a member of the outermost object; the last one where a key stands twice, or {@link
   * #NONE}.
   */
  public int member(MemberName name) {
    return members.isUsable() ? members.find(this, name) : member(root(), name.toString());
  }

  /**
   * Whether the outermost value is an object with few keys, each there once and without escapes, as
   * all records of CloudTrail are.
   */
  public boolean hasPlainMembers() {
    return members.isUsable();
  }

  /** Whether the node is a string with these characters; {@link #NONE} is not. */
  public boolean isString(int node, String text) {
    return node != NONE && kind(node) == JsonKind.STRING && textEquals(node, text);
  }

  /** Whether the value's bytes are these. */
  public boolean isExactly(int node, byte[] text) {
    return Arrays.equals(bytes, start(node), end(node), text, 0, text.length);
  }

  /** A hash of the value's bytes. */
  public int hash(int node) {
    return ByteHash.of(bytes, start(node), end(node));
  }

  private boolean textEquals(int node, String text) {
    if (!isPlain(node)) {
      return text(node).equals(text);
    }
    int start = start(node);
    if (end(node) - start != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The value as text: a string's characters with escapes resolved, everything else as it stands in
   * the source.
   */
  public String text(int node) {
    if (kind(node) == JsonKind.STRING && isEscaped(node)) {
      return JsonStrings.decode(bytes, start(node), end(node));
    }
    return new String(bytes, start(node), end(node) - start(node), StandardCharsets.UTF_8);
  }

  /** The text of a string, or null for any other kind and for {@link #NONE}. */
  public @Nullable String stringOrNull(int node) {
    return node != NONE && kind(node) == JsonKind.STRING ? text(node) : null;
  }

  /** How many nodes there are so far. */
  int size() {
    return size;
  }

  int add(int start, int end, JsonKind kind, int flags) {
    if ((size + 1) * STRIDE > nodes.length) {
      nodes = Arrays.copyOf(nodes, nodes.length * 2);
    }
    int node = size++;
    int at = node * STRIDE;
    nodes[at] = start;
    nodes[at + 1] = end;
    nodes[at + 2] = (size << NEXT_SHIFT) | flags | kind.code();
    return node;
  }

  void close(int container, int end) {
    int at = container * STRIDE;
    nodes[at + 1] = end;
    nodes[at + 2] = (size << NEXT_SHIFT) | (nodes[at + 2] & KIND_MASK);
  }

  static int flags(boolean escaped, boolean nonAscii) {
    return (escaped ? ESCAPED : 0) | (nonAscii ? NON_ASCII : 0);
  }
}
