package nl.dijkwacht.simulator.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Scene;
import nl.dijkwacht.simulator.calls.SimulatedItem;

/**
 * Packs items into the files that AWS Config delivers: a snapshot for each account and Region at
 * first, then a file of history for each change.
 */
public final class ConfigurationFiles {

  private ConfigurationFiles() {}

  /** Which file an item goes into. */
  private record Target(Account account, String region, Instant deliveredAt, boolean first) {
    static Target of(SimulatedItem item) {
      return new Target(
          item.account(), item.region(), item.deliveredAt(), item.scene() == Scene.HABIT);
    }

    DeliveryFile file(List<byte[]> items) {
      String kind = first ? "ConfigSnapshot" : "ConfigHistory";
      String random = Chance.named(account.id() + region + deliveredAt + items.size()).uuid();
      String beginning =
          first
              ? "{\"fileVersion\":\"1.0\",\"configSnapshotId\":\"" + random + "\","
              : "{\"fileVersion\":\"1.0\",";
      return new DeliveryFile(
          DeliveryFile.configurationKey(kind, account, region, deliveredAt, random),
          deliveredAt,
          DeliveryFiles.pack(beginning + "\"configurationItems\":[", items));
    }
  }

  /** The files in order of delivery. */
  public static List<DeliveryFile> of(List<SimulatedItem> items) {
    Map<Target, List<byte[]>> targets = new LinkedHashMap<>();
    items.forEach(
        item ->
            targets.computeIfAbsent(Target.of(item), target -> new ArrayList<>()).add(item.item()));
    return targets.entrySet().stream()
        .map(target -> target.getKey().file(target.getValue()))
        .sorted(Comparator.comparing(DeliveryFile::deliveredAt))
        .toList();
  }
}
