package nl.dijkwacht.collectors.objects;

import java.time.Duration;
import java.util.Map;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/**
 * How announced objects are worked off.
 *
 * @param clientProperties how to reach the cluster
 * @param instance names this process among all that collect; the same after a restart, so that what
 *     it left open is ended at once
 * @param workers how many objects are read at the same time
 * @param downloads how many objects each worker asks S3 for at the same time
 * @param sessionTimeout after which the objects of an instance that died are taken over
 * @param limits on one object
 * @param backfillRecordsPerSecond of old objects, by all workers of this instance together
 */
public record ObjectCollectorSettings(
    TopicPrefix prefix,
    Map<String, String> clientProperties,
    String instance,
    int workers,
    int downloads,
    Duration sessionTimeout,
    ReadLimits limits,
    int backfillRecordsPerSecond) {

  public static final int DEFAULT_WORKERS = 2;
  public static final int DEFAULT_DOWNLOADS = 8;
  public static final Duration DEFAULT_SESSION_TIMEOUT = Duration.ofSeconds(15);
  public static final int DEFAULT_BACKFILL_RECORDS_PER_SECOND = 5_000;

  public ObjectCollectorSettings {
    clientProperties = Map.copyOf(clientProperties);
  }

  /** The password of a key store may be among the properties. */
  @Override
  public String toString() {
    return "ObjectCollectorSettings[prefix=%s, instance=%s, workers=%d]"
        .formatted(prefix, instance, workers);
  }
}
