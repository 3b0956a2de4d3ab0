package nl.dijkwacht.streams.runtime;

import nl.dijkwacht.topics.Stage;
import nl.dijkwacht.topics.Topic;
import nl.dijkwacht.topics.TopicPrefix;
import org.apache.kafka.streams.Topology;

/**
 * What runs one stage of the stream. It reads topics and writes its own, and knows no other stage.
 *
 * @param version of the topology; a change that cannot read the old state counts it up, and the new
 *     application then reads its input from the start
 * @param deadLetters the topic for input that this stage cannot use
 */
public record StageTopology(
    Stage stage, int version, Topology topology, Topic<byte[]> deadLetters) {

  /** Kafka Streams' {@code application.id}: prefix, stage and version. */
  public String applicationId(TopicPrefix prefix) {
    return applicationId(prefix, stage, version);
  }

  /** That of a stage which may run elsewhere. */
  public static String applicationId(TopicPrefix prefix, Stage stage, int version) {
    return prefix.value() + "." + stage.label() + "-v" + version;
  }
}
