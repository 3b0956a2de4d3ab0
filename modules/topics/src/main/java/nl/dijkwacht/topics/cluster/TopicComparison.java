package nl.dijkwacht.topics.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import nl.dijkwacht.topics.catalogue.Topic;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.TopicConfig;

/** Compares one topic of a cluster with the catalogue and the settings. */
record TopicComparison(TopicSettings settings, Topic<?> topic) {

  TopicDifference missing() {
    return difference(
        TopicDifference.Kind.MISSING,
        "Topic %s does not exist. Create it with: dijkwacht topics create".formatted(name()));
  }

  List<TopicDifference> with(TopicDescription found, Config configuration) {
    List<TopicDifference> differences = new ArrayList<>();
    comparePartitions(found.partitions(), differences);
    compareConfiguration(configuration, differences);
    return differences;
  }

  private void comparePartitions(
      List<TopicPartitionInfo> partitions, List<TopicDifference> differences) {
    if (partitions.size() != settings.partitions()) {
      differences.add(
          difference(
              TopicDifference.Kind.PARTITIONS,
              ("Topic %s has %d partitions, not %d. The number is fixed once there are records,"
                      + " since keys would move: set topics.partitions to %d, or use another"
                      + " prefix.")
                  .formatted(name(), partitions.size(), settings.partitions(), partitions.size())));
    }
    int replicas = partitions.stream().mapToInt(p -> p.replicas().size()).min().orElse(0);
    if (replicas != settings.replicationFactor()) {
      differences.add(
          difference(
              TopicDifference.Kind.REPLICATION_FACTOR,
              ("Topic %s has replication factor %d, not %d. Set topics.replication-factor to %d,"
                      + " or move its partitions with kafka-reassign-partitions.sh.")
                  .formatted(name(), replicas, settings.replicationFactor(), replicas)));
    }
  }

  private void compareConfiguration(Config found, List<TopicDifference> differences) {
    new TreeMap<>(settings.configuration(topic))
        .forEach(
            (key, expected) -> {
              ConfigEntry entry = found.get(key);
              String value = entry == null || entry.value() == null ? "" : entry.value();
              if (!value.equals(expected)) {
                differences.add(configurationDifference(key, value, expected));
              }
            });
  }

  private TopicDifference configurationDifference(String key, String value, String expected) {
    String orSetting =
        key.equals(TopicConfig.RETENTION_MS_CONFIG)
            ? "set the retention of %s under topics.retention, or ".formatted(topic.name())
            : "";
    return difference(
        TopicDifference.Kind.CONFIGURATION,
        ("Topic %s has %s=%s, not %s. To change this, %srun: kafka-configs.sh --alter --topic %s"
                + " --add-config %s=%s")
            .formatted(name(), key, value, expected, orSetting, name(), key, expected));
  }

  private TopicDifference difference(TopicDifference.Kind kind, String sentence) {
    return new TopicDifference(name(), kind, sentence);
  }

  private String name() {
    return topic.fullName(settings.prefix());
  }
}
