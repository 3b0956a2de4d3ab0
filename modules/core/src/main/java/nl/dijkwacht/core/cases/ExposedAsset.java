package nl.dijkwacht.core.cases;

import java.util.List;
import nl.dijkwacht.core.access.Exposure;
import org.jspecify.annotations.Nullable;

/**
 * A time in which an asset was exposed, for a legal entity that answers for what lies there.
 *
 * @param exposureId see {@link Exposure#id}
 * @param assets names of the asset, as suspicions have them
 * @param exposure as it stands, without its sketch; null if it was taken back
 */
public record ExposedAsset(
    String legalEntity, String exposureId, List<String> assets, @Nullable Exposure exposure) {

  public ExposedAsset {
    assets = List.copyOf(assets);
  }
}
