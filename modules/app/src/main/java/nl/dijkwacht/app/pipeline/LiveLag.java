package nl.dijkwacht.app.pipeline;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.dijkwacht.collectors.objects.BackfillBrake;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Holds old events back while detection has not caught up with new ones: it looks once a second at
 * how many of them wait. Where it cannot look, it does not hold back. Thread-safe.
 */
final class LiveLag implements BackfillBrake, AutoCloseable {

  /** Fewer wait all the time, as marks of transactions are counted too. */
  private static final long MANY = 10_000;

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Admin admin;
  private final String topic;
  private final String group;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "collect-backfill-brake");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean manyWait;

  /**
   * @param topic full name of the one whose records are waited for
   * @param group the consumer group that works them off
   */
  private LiveLag(Map<String, String> clientProperties, String topic, String group) {
    this.admin = Admin.create(new HashMap<String, Object>(clientProperties));
    this.topic = topic;
    this.group = group;
  }

  /** Begins to look. */
  static LiveLag watch(Map<String, String> clientProperties, String prefix, String group) {
    LiveLag lag = new LiveLag(clientProperties, prefix + "." + Topics.TRAIL_EVENTS.name(), group);
    lag.begin();
    return lag;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // It only ends by being closed.
  private void begin() {
    looking.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean mayGoOn() {
    return !manyWait;
  }

  private void look() {
    try {
      manyWait = waiting() > MANY;
    } catch (ExecutionException | KafkaException e) {
      manyWait = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long waiting() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        new HashMap<>(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get());
    // The group works off other topics too; of one that it has not begun with nothing is known.
    committed.keySet().removeIf(partition -> !partition.topic().equals(topic));
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        admin
            .listOffsets(
                committed.keySet().stream()
                    .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
            .all()
            .get();
    long waiting = 0;
    for (Map.Entry<TopicPartition, OffsetAndMetadata> done : committed.entrySet()) {
      ListOffsetsResultInfo end = ends.get(done.getKey());
      waiting += end == null ? 0 : Math.max(0, end.offset() - done.getValue().offset());
    }
    return waiting;
  }

  @Override
  public void close() {
    looking.shutdownNow();
    admin.close(Duration.ZERO);
  }
}
