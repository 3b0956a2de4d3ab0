package nl.dijkwacht.streams.drift;

import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The assets of one task as they were last told, by the keys of their resources, so that only what
 * changed is told.
 */
final class Assets {

  private final KeyValueStore<String, Asset> store;
  private final DriftOutput output;

  Assets(KeyValueStore<String, Asset> store, DriftOutput output) {
    this.store = store;
    this.output = output;
  }

  /** Tells what a resource is now, if it is another than before. */
  void tell(String key, ConfigurationItem item, Classification classification, Occasion occasion) {
    if (!classification.personalData()) {
      gone(key, occasion);
      return;
    }
    Asset now =
        new Asset(
            item.resource(),
            Clipped.orNull(item.arn()),
            Clipped.orNull(item.name()),
            item.region(),
            classification,
            item.capturedAt());
    Asset before = store.get(key);
    if (before == null || !isSame(before, now)) {
      store.put(key, now);
      output.asset(now, occasion);
    }
  }

  /** When it was last seen is no news. */
  private static boolean isSame(Asset before, Asset now) {
    return new Asset(
            now.resource(),
            now.arn(),
            now.name(),
            now.region(),
            now.classification(),
            before.asOf())
        .equals(before);
  }

  /** Takes an asset back that is none any more. */
  void gone(String key, Occasion occasion) {
    if (store.delete(key) != null) {
      output.noAsset(key, occasion);
    }
  }
}
