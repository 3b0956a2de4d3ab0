package nl.dijkwacht.streams.detect;

import java.io.IOException;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.registers.DiscoveredAssets;
import nl.dijkwacht.streams.runtime.FollowedTopic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import org.jspecify.annotations.Nullable;

/** Follows the assets that drift found. Thread-safe. */
public final class AssetWatcher implements DiscoveredAssets, AutoCloseable {

  private final FollowedTopic<Asset> assets;

  private AssetWatcher(FollowedTopic<Asset> assets) {
    this.assets = assets;
  }

  /**
   * Reads all assets that were found, and follows them from then on.
   *
   * @param reader of the cluster's topics; its time limit holds for reading them all
   * @throws IOException with a sentence for people, if they cannot be read
   */
  public static AssetWatcher start(CompactedTopicReader reader) throws IOException {
    return new AssetWatcher(FollowedTopic.start(reader, Topics.ASSETS));
  }

  @Override
  public @Nullable Asset find(ResourceId resource) {
    return assets.known().get(resource.toString());
  }

  @Override
  public int count() {
    return assets.known().size();
  }

  @Override
  public long version() {
    return assets.version();
  }

  /** Why the assets cannot be followed now, as a sentence; null if they are. */
  public @Nullable String problem() {
    return assets.problem();
  }

  @Override
  public void close() {
    assets.close();
  }
}
