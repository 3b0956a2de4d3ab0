package nl.dijkwacht.streams.behaviour.detector;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.dijkwacht.registers.AssetEntry;
import nl.dijkwacht.registers.Registers;

/** Entries about assets by their ids, of the registers in effect. For one task. */
final class AssetEntries {

  private Registers registers = Registers.empty();
  private Map<String, AssetEntry> byId = Map.of();

  Optional<AssetEntry> of(Registers inEffect, String id) {
    if (inEffect != registers) {
      byId =
          inEffect.assets().stream()
              .collect(Collectors.toMap(AssetEntry::id, Function.identity(), (one, other) -> one));
      registers = inEffect;
    }
    return Optional.ofNullable(byId.get(id));
  }
}
