package nl.dijkwacht.topics.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Payload;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How the topics are on one cluster.
 *
 * @param partitions of each topic, fixed when it is created
 * @param retention by the topic's name without prefix, where it differs from the catalogue's
 */
public record TopicSettings(
    TopicPrefix prefix, int partitions, int replicationFactor, Map<String, Duration> retention) {

  /** The batch around one value of {@link Payload#MAX_BYTES}, with its key and headers. */
  public static final int MAX_MESSAGE_BYTES = Payload.MAX_BYTES + 64 * 1024;

  /** Without it, Kafka would keep the records of a quiet partition for twice their retention. */
  private static final Duration SEGMENT = Duration.ofDays(1);

  public TopicSettings {
    retention = Map.copyOf(retention);
  }

  /** For a cluster of at least three brokers. */
  public static TopicSettings forCluster(TopicPrefix prefix) {
    return new TopicSettings(prefix, 24, 3, Map.of());
  }

  /** For the embedded broker. */
  public static TopicSettings forEmbeddedBroker(TopicPrefix prefix) {
    return new TopicSettings(prefix, 4, 1, Map.of());
  }

  /** What is wrong with the settings: sentences for people, none if nothing is. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (partitions < 1) {
      problems.add("topics.partitions is " + partitions + "; a topic has at least 1.");
    }
    if (replicationFactor < 1 || replicationFactor > Short.MAX_VALUE) {
      problems.add(
          "topics.replication-factor is "
              + replicationFactor
              + "; it lies between 1 and the number of brokers.");
    }
    new TreeMap<>(retention).forEach((name, duration) -> check(name, duration, problems));
    return problems;
  }

  private static void check(String name, Duration duration, List<String> problems) {
    boolean known =
        Topics.all().stream()
            .anyMatch(topic -> topic.name().equals(name) && topic.cleanup().limit().isPresent());
    if (!known) {
      problems.add("topics.retention names " + name + ", which is no topic with a retention.");
    } else if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
      problems.add("topics.retention of " + name + " is " + duration + "; it is at least PT1M.");
    }
  }

  /** The topic's configuration on the cluster, by Kafka's names and in their order. */
  Map<String, String> configuration(Topic<?> topic) {
    Map<String, String> configuration = new TreeMap<>();
    configuration.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup().policy());
    configuration.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "producer");
    configuration.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_MESSAGE_BYTES));
    configuration.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
    configuration.put(
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString((replicationFactor + 1) / 2));
    configuration.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(SEGMENT.toMillis()));
    topic
        .cleanup()
        .limit()
        .map(usual -> retention.getOrDefault(topic.name(), usual))
        .ifPresent(
            kept ->
                configuration.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept.toMillis())));
    return configuration;
  }
}
