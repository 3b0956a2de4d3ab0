package nl.dijkwacht.registers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.dijkwacht.core.ConfigurationItem;

/** The entries of the register of assets by the resources that they are about. Thread-safe. */
final class AssetIndex {

  /** An entry and how close it describes a resource. */
  private record Ranked(NamePattern pattern, AssetEntry entry) {}

  private static final Comparator<Ranked> CLOSEST_FIRST =
      Comparator.comparing(Ranked::pattern, PatternIndex.closestFirst())
          .thenComparing(ranked -> ranked.entry().id());

  private final PatternIndex<Ranked> index;

  AssetIndex(Collection<AssetEntry> entries) {
    List<PatternIndex.Held<Ranked>> held = new ArrayList<>();
    for (AssetEntry entry : entries) {
      NamePattern pattern = new NamePattern(patternOf(entry));
      held.add(new PatternIndex.Held<>(pattern, new Ranked(pattern, entry)));
    }
    this.index = new PatternIndex<>(held);
  }

  private static String patternOf(AssetEntry entry) {
    String arn = entry.arn();
    return arn != null
        ? arn
        : typed(
            Objects.requireNonNullElse(entry.resourceType(), "*"),
            Objects.requireNonNullElse(entry.name(), "*"));
  }

  /** No type and no ARN has a space, so neither is taken for the other. */
  private static String typed(String type, String name) {
    return type + " " + name;
  }

  /** The entries about a resource, the closest first. */
  List<AssetEntry> about(ConfigurationItem item) {
    Set<String> names = new LinkedHashSet<>();
    String arn = item.arn();
    String name = item.name();
    if (arn != null) {
      names.add(arn);
    }
    names.add(typed(item.resource().type(), item.resource().id()));
    if (name != null) {
      names.add(typed(item.resource().type(), name));
    }
    return about(names, item.resource().account());
  }

  /** The entries about a resource of which only the ARN is known, the closest first. */
  List<AssetEntry> about(String arn, String account) {
    return about(Set.of(arn), account);
  }

  private List<AssetEntry> about(Set<String> names, String account) {
    Set<Ranked> found = new LinkedHashSet<>();
    names.forEach(each -> index.find(each, found::add));
    return found.stream()
        .filter(ranked -> isIn(account, ranked.entry()))
        .sorted(CLOSEST_FIRST)
        .map(Ranked::entry)
        .toList();
  }

  private static boolean isIn(String account, AssetEntry entry) {
    return entry.account() == null || entry.account().equals(account);
  }
}
