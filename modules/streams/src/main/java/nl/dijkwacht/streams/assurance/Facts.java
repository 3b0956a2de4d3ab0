package nl.dijkwacht.streams.assurance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.coverage.AssuranceFact;
import nl.dijkwacht.core.coverage.AssuranceFact.Kind;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.ConfigurationItem;

/** All facts of one moment, by kind. Immutable. */
record Facts(Map<Kind, List<AssuranceFact>> byKind) {

  static Facts of(Collection<AssuranceFact> all) {
    Map<Kind, List<AssuranceFact>> byKind = new EnumMap<>(Kind.class);
    all.forEach(fact -> byKind.computeIfAbsent(fact.kind(), any -> new ArrayList<>()).add(fact));
    return new Facts(byKind);
  }

  List<AssuranceFact> of(Kind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  List<Asset> assets() {
    List<Asset> assets = new ArrayList<>();
    for (AssuranceFact fact : of(Kind.ASSET)) {
      if (fact.asset() != null) {
        assets.add(fact.asset());
      }
    }
    return assets;
  }

  /** Items of a kind whose resources are still there. */
  List<ConfigurationItem> items(Kind kind) {
    List<ConfigurationItem> items = new ArrayList<>();
    for (AssuranceFact fact : of(kind)) {
      ConfigurationItem item = fact.item();
      if (item != null && item.status() != ConfigurationItem.Status.DELETED) {
        items.add(item);
      }
    }
    return items;
  }

  /** When the newest of a kind was so; {@link Instant#EPOCH} if there is none. */
  Instant newest(Kind kind) {
    return of(kind).stream().map(AssuranceFact::at).max(Instant::compareTo).orElse(Instant.EPOCH);
  }
}
