package nl.dijkwacht.streams.cases;

import java.util.List;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.cases.ExposedAsset;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an exposure, and for whom.
 *
 * @param assets names of the asset, as suspicions have them
 */
record DealtExposure(List<String> legalEntities, List<String> assets, Exposure exposure) {

  DealtExposure {
    legalEntities = List.copyOf(legalEntities);
    assets = List.copyOf(assets);
  }

  /** As each legal entity is told; null in place of the exposure if it was taken back. */
  List<ExposedAsset> told(@Nullable Exposure now) {
    return legalEntities.stream()
        .map(entity -> new ExposedAsset(entity, exposure.id(), assets, now))
        .toList();
  }
}
