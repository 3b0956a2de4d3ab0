package nl.dijkwacht.core.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.dijkwacht.core.coverage.TrailSelector.Advanced;

/**
 * Tells for assets whether the selectors of trails record the access to them. It never says that
 * all or nothing is recorded if that is not so; where two selectors only together take all objects
 * of a prefix, it says that some is. Thread-safe.
 */
public final class SelectorCoverage {

  private final Map<Trail, List<Advanced>> trails = new LinkedHashMap<>();

  public SelectorCoverage(List<Trail> trails) {
    trails.forEach(trail -> this.trails.put(trail, AdvancedForm.of(trail.selectors())));
  }

  public AssetCoverage of(SelectableAsset asset) {
    Set<String> narrowing = new TreeSet<>();
    List<Extent> reads = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    for (DataOperation operation : asset.kind().reads()) {
      Extent extent = extent(asset, operation, narrowing);
      reads.add(extent);
      if (extent != Extent.ALL) {
        missed.add(operation.name());
      }
    }
    List<Extent> writes =
        asset.kind().writes().stream()
            .map(operation -> extent(asset, operation, new TreeSet<>()))
            .toList();
    Extent read = Extent.together(reads);
    return new AssetCoverage(
        asset,
        read,
        Extent.together(writes),
        recording(asset),
        missed,
        read == Extent.ALL ? List.of() : remarks(asset, read, missed, narrowing),
        read == Extent.ALL ? Optional.empty() : Optional.of(SmallestSelector.of(asset)));
  }

  private Extent extent(SelectableAsset asset, DataOperation operation, Set<String> narrowing) {
    return trails.keySet().stream()
        .map(trail -> extent(trail, asset, operation, narrowing))
        .reduce(Extent.NONE, Extent::or);
  }

  private Extent extent(
      Trail trail, SelectableAsset asset, DataOperation operation, Set<String> narrowing) {
    Extent reach = trail.reach(asset);
    Extent best = Extent.NONE;
    for (Advanced selector : trails.getOrDefault(trail, List.of())) {
      SelectorMatch match = SelectorMatch.of(selector, asset, operation);
      Extent extent = match.extent().and(reach);
      if (extent == Extent.SOME) {
        narrowing.addAll(match.narrowing());
      }
      best = best.or(extent);
    }
    return best;
  }

  private List<String> recording(SelectableAsset asset) {
    return trails.keySet().stream()
        .filter(
            trail ->
                asset.kind().reads().stream()
                    .anyMatch(
                        operation ->
                            extent(trail, asset, operation, new TreeSet<>()) != Extent.NONE))
        .map(Trail::name)
        .toList();
  }

  private List<String> remarks(
      SelectableAsset asset, Extent reads, List<String> missed, Set<String> narrowing) {
    List<String> remarks = new ArrayList<>();
    if (trails.keySet().stream().allMatch(trail -> trail.reach(asset) == Extent.NONE)) {
      remarks.add(
          "No trail that is switched on records account %s in %s; make one for all Regions."
              .formatted(
                  asset.account().orElse("of the asset"), asset.region().orElse("its Region")));
    } else if (reads == Extent.NONE) {
      remarks.add(
          asset.kind().dataType().isPresent()
              ? "No selector takes its data events, so nobody can tell who read it; add the proposed one."
              : "No selector takes management events of %s; do not leave them out."
                  .formatted(asset.kind().eventSource()));
    } else {
      remarks.add("Not all is recorded of " + String.join(", ", missed) + ".");
    }
    narrowing.forEach(field -> remarks.add(narrowed(field)));
    return remarks;
  }

  private static String narrowed(String field) {
    return switch (field) {
      case AdvancedForm.ARN -> "A selector takes only a part of it, by resources.ARN.";
      case AdvancedForm.READ_ONLY ->
          "A selector takes only reads or only writes, and some operations can be either.";
      default -> "A selector takes only some of the events, by %s.".formatted(field);
    };
  }
}
