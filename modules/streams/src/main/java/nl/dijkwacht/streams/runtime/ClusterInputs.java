package nl.dijkwacht.streams.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Asks the cluster where inputs end, and the stage's own consumers how far they are. */
final class ClusterInputs implements Inputs, AutoCloseable {

  private static final String LAG = "records-lag";

  /** Without a broker, a client would wait for the answer to what it last asked. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final Admin admin;
  private final Supplier<Map<MetricName, ? extends Metric>> metrics;

  /**
   * @param metrics of the stage's clients
   */
  ClusterInputs(Admin admin, Supplier<Map<MetricName, ? extends Metric>> metrics) {
    this.admin = admin;
    this.metrics = metrics;
  }

  @Override
  public CompletionStage<Map<TopicPartition, Long>> ends(Set<TopicPartition> partitions) {
    // What is not committed cannot be read, and may never be.
    ListOffsetsOptions committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
    ListOffsetsResult asked =
        admin.listOffsets(
            partitions.stream()
                .collect(Collectors.toMap(partition -> partition, of -> OffsetSpec.latest())),
            committed);
    CompletableFuture<Map<TopicPartition, Long>> ends =
        CompletableFuture.completedFuture(new HashMap<>());
    for (TopicPartition partition : partitions) {
      ends = ends.thenCombine(end(asked, partition), (all, end) -> with(all, partition, end));
    }
    return ends;
  }

  private static Map<TopicPartition, Long> with(
      Map<TopicPartition, Long> ends, TopicPartition partition, long end) {
    if (end >= 0) {
      ends.put(partition, end);
    }
    return ends;
  }

  /** -1 where the partition does not exist. */
  private static CompletionStage<Long> end(ListOffsetsResult asked, TopicPartition partition) {
    return asked
        .partitionResult(partition)
        .toCompletionStage()
        .thenApply(ListOffsetsResult.ListOffsetsResultInfo::offset)
        .exceptionally(ClusterInputs::endOfUnknown);
  }

  private static Long endOfUnknown(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof UnknownTopicOrPartitionException) {
      return -1L;
    }
    throw new CompletionException(cause);
  }

  @Override
  public boolean isFetched(TopicPartition partition) {
    return metrics.get().entrySet().stream()
        .filter(metric -> isLagOf(metric.getKey(), partition))
        .anyMatch(metric -> Double.valueOf(0).equals(metric.getValue().metricValue()));
  }

  private static boolean isLagOf(MetricName name, TopicPartition partition) {
    return name.name().equals(LAG)
        && Integer.toString(partition.partition()).equals(name.tags().get("partition"))
        && isTopic(name.tags().get("topic"), partition.topic());
  }

  /** Some versions of Kafka write dots in this label as underscores. */
  private static boolean isTopic(@Nullable String label, String topic) {
    return label != null && label.replace('.', '_').equals(topic.replace('.', '_'));
  }

  @Override
  public void close() {
    admin.close(CLOSE_LIMIT);
  }
}
