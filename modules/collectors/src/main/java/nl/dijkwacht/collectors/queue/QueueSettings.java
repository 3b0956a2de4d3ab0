package nl.dijkwacht.collectors.queue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/**
 * Which queue is worked off, and to where.
 *
 * @param clientProperties how to reach the cluster
 * @param queue its URL
 * @param account whose role is assumed to work it off; without it the default credentials are used
 * @param trailPrefixes beginnings such as {@code s3://bucket/prefix/} of objects that hold records
 *     of CloudTrail although their keys do not tell
 * @param longPoll how long SQS holds a request while there is no message, 20 s at most
 */
public record QueueSettings(
    TopicPrefix prefix,
    Map<String, String> clientProperties,
    URI queue,
    Optional<String> account,
    List<String> trailPrefixes,
    Duration longPoll) {

  /** The longest that SQS allows, which costs the fewest requests. */
  public static final Duration LONGEST_POLL = Duration.ofSeconds(20);

  public QueueSettings {
    clientProperties = Map.copyOf(clientProperties);
    trailPrefixes = List.copyOf(trailPrefixes);
  }

  /** The password of a key store may be among the properties. */
  @Override
  public String toString() {
    return "QueueSettings[prefix=%s, queue=%s]".formatted(prefix, queue);
  }
}
