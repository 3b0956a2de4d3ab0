package nl.dijkwacht.benchmarks.stage;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Notes when each thread of a stage gets its first records, from inside the consumer, so that what
 * is measured need not be changed for it.
 */
public final class FirstFetch implements ConsumerInterceptor<byte[], byte[]> {

  static final String WORK = "benchmark.stage-work";

  private @Nullable StageWork work;
  private boolean fetched;

  @Override
  public void configure(Map<String, ?> configs) {
    work = (StageWork) Objects.requireNonNull(configs.get(WORK));
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    if (!fetched && !records.isEmpty()) {
      fetched = true;
      Objects.requireNonNull(work)
          .begins(
              Thread.currentThread().getId(),
              ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }
    return records;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void close() {}
}
