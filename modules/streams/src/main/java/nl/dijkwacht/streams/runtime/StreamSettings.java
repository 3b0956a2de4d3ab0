package nl.dijkwacht.streams.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/**
 * How the stages run on this instance.
 *
 * @param prefix of topics and application ids; one tenant has one
 * @param stateDirectory where the stores lie; each instance has its own
 * @param threads per stage
 * @param commitInterval between transactions: downstream sees nothing younger
 * @param standbyReplicas copies of each store on other instances, which shorten a fail-over
 * @param clientProperties how to reach the cluster, such as {@code bootstrap.servers} and the
 *     settings of its security; without {@linkplain #problems problems}
 */
public record StreamSettings(
    TopicPrefix prefix,
    Path stateDirectory,
    int threads,
    Duration commitInterval,
    int standbyReplicas,
    Map<String, String> clientProperties) {

  public StreamSettings {
    clientProperties = Map.copyOf(clientProperties);
  }

  /** What is wrong with the client properties: sentences for people, none if nothing is. */
  public List<String> problems() {
    return clientProperties.keySet().stream()
        .filter(DecidedProperties::contain)
        .sorted()
        .map(
            property ->
                "The Kafka property %s cannot be set, since the stages depend on it; leave it out."
                    .formatted(property))
        .toList();
  }

  /** The password of a key store may be among the properties. */
  @Override
  public String toString() {
    return "StreamSettings[prefix=%s, stateDirectory=%s, threads=%d, commitInterval=%s]"
        .formatted(prefix, stateDirectory, threads, commitInterval);
  }
}
