package nl.dijkwacht.core.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.dijkwacht.core.coverage.TrailSelector.Advanced;

/** The selectors that record all reads of assets, and as little else as selectors can. */
public final class SmallestSelector {

  private SmallestSelector() {}

  public static Advanced of(SelectableAsset asset) {
    return of(asset.kind(), List.of(asset.arn()));
  }

  /** One selector for each kind among the assets. */
  public static List<Advanced> of(Collection<SelectableAsset> assets) {
    Map<AssetKind, SortedSet<String>> arns = new EnumMap<>(AssetKind.class);
    for (SelectableAsset asset : assets) {
      arns.computeIfAbsent(asset.kind(), any -> new TreeSet<>()).add(asset.arn());
    }
    return arns.entrySet().stream()
        .map(kind -> of(kind.getKey(), needed(kind.getKey(), kind.getValue())))
        .toList();
  }

  /** Without those that lie within another. */
  private static List<String> needed(AssetKind kind, SortedSet<String> arns) {
    List<String> needed = new ArrayList<>();
    for (String arn : arns) {
      boolean within =
          kind.isPrefix() && !needed.isEmpty() && arn.startsWith(needed.get(needed.size() - 1));
      if (!within) {
        needed.add(arn);
      }
    }
    return needed;
  }

  private static Advanced of(AssetKind kind, List<String> arns) {
    List<FieldCondition> fields = new ArrayList<>();
    boolean isData = kind.dataType().isPresent();
    fields.add(
        FieldCondition.equalTo(
            AdvancedForm.CATEGORY, List.of(isData ? AdvancedForm.DATA : AdvancedForm.MANAGEMENT)));
    kind.dataType()
        .ifPresent(type -> fields.add(FieldCondition.equalTo(AdvancedForm.TYPE, List.of(type))));
    if (kind.reads().stream().allMatch(operation -> operation.mode() == DataOperation.Mode.READ)) {
      fields.add(FieldCondition.equalTo(AdvancedForm.READ_ONLY, List.of("true")));
    }
    // Management events cannot be chosen by resource.
    if (isData) {
      fields.add(
          kind.isPrefix()
              ? FieldCondition.startingWith(AdvancedForm.ARN, arns)
              : FieldCondition.equalTo(AdvancedForm.ARN, arns));
    }
    return new Advanced("Personal data: reads of " + kind.dataType().orElse("management"), fields);
  }
}
