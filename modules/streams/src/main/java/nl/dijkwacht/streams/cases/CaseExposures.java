package nl.dijkwacht.streams.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.cases.ExposedAsset;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The exposures of the assets of legal entities, by name of the asset: most are known before a case
 * of the asset is opened. For one task.
 */
final class CaseExposures {

  private static final StringSerializer KEYS = new StringSerializer();

  private final KeyValueStore<String, ExposedAsset> store;

  CaseExposures(KeyValueStore<String, ExposedAsset> store) {
    this.store = store;
  }

  /** Keeps what is known of an exposure now, or forgets one that was taken back. */
  void keep(ExposedAsset exposed) {
    for (String asset : exposed.assets()) {
      String key = start(exposed.legalEntity(), asset) + exposed.exposureId();
      if (exposed.exposure() == null) {
        store.delete(key);
      } else {
        store.put(key, exposed);
      }
    }
  }

  /** Those of any of the assets, each once. */
  List<ExposedAsset> of(String legalEntity, List<String> assets) {
    Map<String, ExposedAsset> found = new LinkedHashMap<>();
    for (String asset : assets) {
      try (var range = store.prefixScan(start(legalEntity, asset), KEYS)) {
        range.forEachRemaining(entry -> found.put(entry.value.exposureId(), entry.value));
      }
    }
    return new ArrayList<>(found.values());
  }

  private static String start(String legalEntity, String asset) {
    return StableId.of(List.of(legalEntity, asset)) + "/";
  }
}
