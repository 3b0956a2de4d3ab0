package nl.dijkwacht.collectors;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.cluster.ClusterFailure;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topics that collecting writes. A producer would wait for one that is missing, or even have
 * the cluster create it with settings that are not the catalogue's.
 */
public final class RequiredTopics {

  private static final int TIMEOUT_MILLIS = 15_000;

  private RequiredTopics() {}

  /** Why they cannot be written to: a sentence for people; empty if all are there. */
  public static Optional<String> problem(
      Map<String, String> clientProperties, TopicPrefix prefix, List<Topic<?>> topics) {
    return problem(clientProperties, prefix, topics, List.of());
  }

  /**
   * Why they cannot be written to: a sentence for people; empty if all are there.
   *
   * @param alike more topics, which belong together partition by partition
   */
  public static Optional<String> problem(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      List<Topic<?>> topics,
      List<Topic<?>> alike) {
    List<String> names =
        Stream.concat(topics.stream(), alike.stream())
            .<String>map(topic -> topic.fullName(prefix))
            .toList();
    DescribeTopicsOptions options = new DescribeTopicsOptions().timeoutMs(TIMEOUT_MILLIS);
    Admin admin = null;
    try {
      admin = Admin.create(new HashMap<>(clientProperties));
      Map<String, Integer> partitions = new TreeMap<>();
      for (Map.Entry<String, KafkaFuture<TopicDescription>> answer :
          admin.describeTopics(names, options).topicNameValues().entrySet()) {
        if (isMissing(answer.getValue())) {
          return Optional.of(
              "Topic %s does not exist. Create it with: dijkwacht topics create"
                  .formatted(answer.getKey()));
        }
        partitions.put(answer.getKey(), answer.getValue().get().partitions().size());
      }
      partitions.keySet().retainAll(alike.stream().map(each -> each.fullName(prefix)).toList());
      return Set.copyOf(partitions.values()).size() <= 1
          ? Optional.empty()
          : Optional.of(
              "The topics %s must have the same number of partitions. Add partitions to those that"
                      .formatted(partitions)
                  + " have fewer.");
    } catch (ExecutionException | InterruptedException | KafkaException e) {
      return Optional.of(ClusterFailure.sentence("Looking for the topics", e));
    } finally {
      if (admin != null) {
        // It would wait for the answers that nobody waits for any more.
        admin.close(Duration.ZERO);
      }
    }
  }

  private static boolean isMissing(KafkaFuture<TopicDescription> answer)
      throws ExecutionException, InterruptedException {
    try {
      answer.get();
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return true;
      }
      throw e;
    }
  }
}
