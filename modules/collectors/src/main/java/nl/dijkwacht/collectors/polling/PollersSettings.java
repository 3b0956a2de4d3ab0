package nl.dijkwacht.collectors.polling;

import java.time.Duration;
import java.util.Map;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/**
 * How questions are shared and asked.
 *
 * @param clientProperties how to reach the cluster
 * @param instance names this process; of two with the same, the one that came first cannot write
 * @param threads how many rounds run at once
 * @param sessionTimeout after which others take over from an instance that fell silent
 */
public record PollersSettings(
    TopicPrefix prefix,
    Map<String, String> clientProperties,
    String instance,
    int threads,
    Duration sessionTimeout) {

  public static final int DEFAULT_THREADS = 4;
  public static final Duration DEFAULT_SESSION_TIMEOUT = Duration.ofSeconds(45);

  public PollersSettings {
    clientProperties = Map.copyOf(clientProperties);
  }

  /** The password of a key store may be among the properties. */
  @Override
  public String toString() {
    return "PollersSettings[prefix=%s, instance=%s]".formatted(prefix, instance);
  }
}
