package nl.dijkwacht.registers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Entries by their patterns. A name is held only against the patterns whose beginning it has, so
 * that a lookup costs about the same among ten thousand entries as among ten. Thread-safe.
 */
final class PatternIndex<E> {

  /** An entry under a pattern. */
  record Held<E>(NamePattern pattern, E entry) {}

  /**
   * All patterns with one beginning.
   *
   * @param shorter the branch of the longest other beginning that this one begins with
   */
  private record Branch<E>(String prefix, @Nullable Branch<E> shorter, List<Held<E>> held) {}

  private final NavigableMap<String, Branch<E>> branches = new TreeMap<>();

  PatternIndex(List<Held<E>> all) {
    Map<String, List<Held<E>>> byPrefix = new TreeMap<>();
    all.forEach(
        held ->
            byPrefix.computeIfAbsent(held.pattern().prefix(), any -> new ArrayList<>()).add(held));
    Branch<E> before = null;
    for (Map.Entry<String, List<Held<E>>> entry : byPrefix.entrySet()) {
      before =
          new Branch<>(
              entry.getKey(), longestOf(before, entry.getKey()), List.copyOf(entry.getValue()));
      branches.put(entry.getKey(), before);
    }
  }

  /**
   * The branch with the longest beginning that a name has, of one and those that it begins with. In
   * the order of names, no beginning of a name is nearer before it than the branch before it or one
   * of those.
   */
  private static <E> @Nullable Branch<E> longestOf(@Nullable Branch<E> before, String name) {
    Branch<E> branch = before;
    while (branch != null && !name.startsWith(branch.prefix())) {
      branch = branch.shorter();
    }
    return branch;
  }

  /** Gives each entry whose pattern fits the name. */
  void find(String name, Consumer<E> found) {
    Map.Entry<String, Branch<E>> before = branches.floorEntry(name);
    Branch<E> branch = before == null ? null : longestOf(before.getValue(), name);
    while (branch != null) {
      for (Held<E> held : branch.held()) {
        if (held.pattern().matches(name)) {
          found.accept(held.entry());
        }
      }
      branch = branch.shorter();
    }
  }

  /** Orders patterns: that of one name first, then those that give more of it. */
  static Comparator<NamePattern> closestFirst() {
    return Comparator.comparing((NamePattern pattern) -> !pattern.isExact())
        .thenComparing(Comparator.comparingInt(NamePattern::given).reversed())
        .thenComparing(NamePattern::toString);
  }
}
