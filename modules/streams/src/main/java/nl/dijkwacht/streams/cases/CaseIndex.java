package nl.dijkwacht.streams.cases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.ExposedAsset;
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

  /** Takes note which case has an exposure, or had it last. */
  void has(Case known, ExposedAsset exposed) {
    byFinding.put(exposureKey(exposed), known.id());
  }

  private static String exposureKey(ExposedAsset exposed) {
    return StableId.of(List.of(exposed.legalEntity(), "exposure", exposed.exposureId()));
  }

  /**
   * The cases that an exposure belongs to: open ones of the asset, and the one that has it, also
   * when it is over, since what is new of it belongs to that file.
   */
  List<Case> concernedBy(ExposedAsset exposed, Duration window) {
    Set<String> ids = new LinkedHashSet<>();
    exposed.assets().forEach(asset -> collect(exposed.legalEntity(), asset, ids));
    List<Case> concerned = new ArrayList<>();
    for (String id : ids) {
      Case known = cases.get(id);
      if (known != null && (known.concerns(exposed, window) || has(known, exposed.exposureId()))) {
        concerned.add(known);
      }
    }
    String last = byFinding.get(exposureKey(exposed));
    Case having = last == null || ids.contains(last) ? null : cases.get(last);
    if (having != null && has(having, exposed.exposureId())) {
      concerned.add(having);
    }
    return concerned;
  }

  private static boolean has(Case known, String exposureId) {
    return known.exposed().stream().anyMatch(each -> each.id().equals(exposureId));
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
