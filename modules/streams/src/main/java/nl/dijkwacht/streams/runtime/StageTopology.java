package nl.dijkwacht.streams.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/**
 * What runs one stage of the stream. It reads topics and writes its own, and knows no other stage.
 *
 * @param version of the topology; a change that cannot read the old state counts it up, and the new
 *     application then reads its input from the start
 * @param deadLetters the topic for input that this stage cannot use
 * @param unwritten how much of what it read waits for the clock before it is written, or was just
 *     written and may not be committed, on this instance; 0 if nothing does. Asked from any thread
 */
public record StageTopology(
    Stage stage,
    int version,
    Topology topology,
    Topic<byte[]> deadLetters,
    LongSupplier unwritten) {

  /** Of a stage that holds nothing back which others would wait for. */
  public StageTopology(Stage stage, int version, Topology topology, Topic<byte[]> deadLetters) {
    this(stage, version, topology, deadLetters, () -> 0);
  }

  /**
   * Names of the topics that it reads, in the order of the data's way: what one part of the
   * topology writes and another reads comes after all that the one reads. Parts are numbered in the
   * order in which they were added, and one that was added later may come before.
   */
  public List<String> inputs() {
    List<Subtopology> left = new ArrayList<>(topology.describe().subtopologies());
    left.sort(Comparator.comparingInt(Subtopology::id));
    List<String> inputs = new ArrayList<>();
    while (!left.isEmpty()) {
      // Of parts that write for each other, the one that was added first.
      Subtopology next =
          left.stream().filter(part -> !waits(part, left)).findFirst().orElse(left.get(0));
      left.remove(next);
      inputs.addAll(reads(next).toList());
    }
    return inputs.stream().distinct().toList();
  }

  /** Whether a part reads what another writes that is still to come. */
  private static boolean waits(Subtopology part, List<Subtopology> left) {
    Set<String> reads = reads(part).collect(Collectors.toCollection(HashSet::new));
    return left.stream()
        .filter(other -> other.id() != part.id())
        .flatMap(StageTopology::writes)
        .anyMatch(reads::contains);
  }

  private static Stream<String> reads(Subtopology part) {
    return part.nodes().stream()
        .filter(Source.class::isInstance)
        .flatMap(source -> ((Source) source).topicSet().stream().sorted());
  }

  private static Stream<String> writes(Subtopology part) {
    return part.nodes().stream().filter(Sink.class::isInstance).map(sink -> ((Sink) sink).topic());
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
