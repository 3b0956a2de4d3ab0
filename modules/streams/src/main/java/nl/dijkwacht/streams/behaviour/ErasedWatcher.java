package nl.dijkwacht.streams.behaviour;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.cases.Erased;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.streams.runtime.FollowedTopic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import org.jspecify.annotations.Nullable;

/** Follows the objects that people report erased for data subjects. Thread-safe. */
public final class ErasedWatcher implements ErasedObjects, AutoCloseable {

  private final FollowedTopic<Erased> erased;
  private volatile Concerned concerned = new Concerned(-1, Set.of());

  /** Resources that anything was erased from, as of a version. */
  private record Concerned(long version, Set<ResourceId> resources) {}

  private ErasedWatcher(FollowedTopic<Erased> erased) {
    this.erased = erased;
  }

  /**
   * Reads all that was reported, and follows it from then on.
   *
   * @param reader of the cluster's topics; its time limit holds for reading it all
   * @throws IOException with a sentence for people, if it cannot be read
   */
  public static ErasedWatcher start(CompactedTopicReader reader) throws IOException {
    return new ErasedWatcher(FollowedTopic.start(reader, Topics.ERASED));
  }

  @Override
  public boolean isEmpty() {
    return erased.known().isEmpty();
  }

  @Override
  public boolean contains(AssetRef asset, String object, Instant at) {
    Erased found = erased.known().get(Erased.key(asset.resource(), object));
    return found != null && !at.isBefore(found.at());
  }

  /** Of a part of a bucket it cannot be told, since names are not kept: all of it is concerned. */
  @Override
  public boolean concerns(AssetRef asset) {
    long version = erased.version();
    Concerned now = concerned;
    if (now.version() != version) {
      now =
          new Concerned(
              version,
              erased.known().values().stream()
                  .map(Erased::resource)
                  .collect(Collectors.toUnmodifiableSet()));
      concerned = now;
    }
    return now.resources().contains(asset.resource());
  }

  public int count() {
    return erased.known().size();
  }

  /** Why it cannot be followed now, as a sentence; null if it is. */
  public @Nullable String problem() {
    return erased.problem();
  }

  @Override
  public void close() {
    erased.close();
  }
}
