package nl.dijkwacht.streams.runtime;

import java.util.Comparator;
import java.util.List;
import nl.dijkwacht.topics.Stage;
import nl.dijkwacht.topics.Topic;
import nl.dijkwacht.topics.TopicPrefix;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/**
 * What runs one stage of the stream. It reads topics and writes its own, and knows no other stage.
 *
 * @param version of the topology; a change that cannot read the old state counts it up, and the new
 *     application then reads its input from the start
 * @param deadLetters the topic for input that this stage cannot use
 */
public record StageTopology(
    Stage stage, int version, Topology topology, Topic<byte[]> deadLetters) {

  /**
   * Names of the topics that it reads, in the order of the data's way: parts of a topology are
   * numbered in that order, and what one writes a later one may read.
   */
  public List<String> inputs() {
    return topology.describe().subtopologies().stream()
        .sorted(Comparator.comparingInt(TopologyDescription.Subtopology::id))
        .flatMap(part -> part.nodes().stream())
        .filter(TopologyDescription.Source.class::isInstance)
        .flatMap(source -> ((TopologyDescription.Source) source).topicSet().stream().sorted())
        .distinct()
        .toList();
  }

  /** Kafka Streams' {@code application.id}: prefix, stage and version. */
  public String applicationId(TopicPrefix prefix) {
    return applicationId(prefix, stage, version);
  }

  /** That of a stage which may run elsewhere. */
  public static String applicationId(TopicPrefix prefix, Stage stage, int version) {
    return prefix.value() + "." + stage.label() + "-v" + version;
  }
}
