package nl.dijkwacht.streams.cases;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.Suspicion;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Finds the case that a finding belongs to: by the finding itself, else among open cases with a
 * principal or an asset in common. For one task.
 */
final class CaseIndex {

  private static final byte[] HERE = {};

  private final KeyValueStore<String, Case> cases;
  private final KeyValueStore<String, String> byFinding;
  private final KeyValueStore<String, byte[]> byName;

  CaseIndex(
      KeyValueStore<String, Case> cases,
      KeyValueStore<String, String> byFinding,
      KeyValueStore<String, byte[]> byName) {
    this.cases = cases;
    this.byFinding = byFinding;
    this.byName = byName;
  }

  /** The case that has a finding, or had it last; null if none ever had. */
  @Nullable Case having(Suspicion suspicion) {
    String id = byFinding.get(findingKey(suspicion));
    return id == null ? null : cases.get(id);
  }

  void has(Case known, Suspicion suspicion) {
    byFinding.put(findingKey(suspicion), known.id());
  }

  /** A finding can be in a case of each of several legal entities. */
  private static String findingKey(Suspicion suspicion) {
    return StableId.of(List.of(suspicion.legalEntity(), suspicion.finding().id()));
  }

  /** The open case of the same incident that was opened first; null if there is none. */
  @Nullable Case concerning(Suspicion suspicion, Duration window) {
    Set<String> ids = new LinkedHashSet<>();
    Stream.concat(suspicion.principals().stream(), suspicion.assets().stream())
        .forEach(name -> collect(suspicion.legalEntity(), name, ids));
    return ids.stream()
        .map(cases::get)
        .filter(each -> each != null && each.concerns(suspicion, window))
        .min(Comparator.comparing(Case::openedAt).thenComparing(Case::id))
        .orElse(null);
  }

  private void collect(String legalEntity, String name, Set<String> ids) {
    String start = nameKey(legalEntity, name);
    // The character after the separator: all cases of this very name lie before it.
    String end = start.substring(0, start.length() - 1) + (char) ('/' + 1);
    try (var range = byName.range(start, end)) {
      range.forEachRemaining(entry -> ids.add(entry.key.substring(start.length())));
    }
  }

  /** Takes note that a case was opened or changed. */
  void changed(@Nullable Case before, Case after) {
    if (after.status().isOver()) {
      names(after).forEach(name -> byName.delete(nameKey(after.legalEntity(), name) + after.id()));
    } else if (before == null || !names(before).equals(names(after))) {
      names(after)
          .forEach(name -> byName.put(nameKey(after.legalEntity(), name) + after.id(), HERE));
    }
  }

  private static List<String> names(Case known) {
    return Stream.concat(known.principals().stream(), known.assets().stream()).toList();
  }

  private static String nameKey(String legalEntity, String name) {
    return StableId.of(List.of(legalEntity, name)) + "/";
  }
}
