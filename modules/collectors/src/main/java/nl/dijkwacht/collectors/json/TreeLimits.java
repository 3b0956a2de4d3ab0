package nl.dijkwacht.collectors.json;

import java.util.List;
import java.util.Map;

/**
 * Bounds on one value from outside.
 *
 * @param depth of objects and lists in each other
 * @param size of all its texts and names in characters, with {@value #VALUE_SIZE} for each value
 */
public record TreeLimits(int depth, int size) {

  static final int VALUE_SIZE = 8;

  /** What the payload of a topic can hold: see {@code Payload.compressedJson}. */
  public static final TreeLimits DEFAULT = new TreeLimits(30, 16 << 20);

  /** What is left of the depth that many levels down. */
  public TreeLimits less(int levels) {
    return new TreeLimits(depth - levels, size);
  }

  /** Whether a tree that was read or put together is no deeper. */
  public boolean allowDepthOf(Object tree) {
    if (tree instanceof Map<?, ?> members) {
      return depth > 0 && members.values().stream().allMatch(less(1)::allowDepthOf);
    }
    return !(tree instanceof List<?> elements)
        || (depth > 0 && elements.stream().allMatch(less(1)::allowDepthOf));
  }
}
