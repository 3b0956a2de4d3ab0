package nl.dijkwacht.collectors.queue;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.wire.Outcome;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A collector that works in a thread of its own. */
final class WorkingCollector implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SimpleMeterRegistry registry;
  private final QueueCollector collector;
  private final Thread thread;

  private WorkingCollector(SimpleMeterRegistry registry, QueueCollector collector) {
    this.registry = registry;
    this.collector = collector;
    this.thread = new Thread(collector::watch, "collect-queue");
    thread.start();
  }

  static WorkingCollector start(QueueSettings settings, AwsAccess aws) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    return new WorkingCollector(
        registry, new QueueCollector(settings, aws, registry, Clock.systemUTC()));
  }

  /**
   * @param around makes of the real producer one that fails
   */
  static WorkingCollector start(
      QueueSettings settings, AwsAccess aws, UnaryOperator<Producer<byte[], byte[]>> around) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    return new WorkingCollector(
        registry,
        new QueueCollector(
            settings,
            aws,
            registry,
            Clock.systemUTC(),
            () ->
                new Outcome.Done<>(
                    new QueueProducer(
                        around.apply(
                            new KafkaProducer<>(
                                Map.copyOf(settings.clientProperties()),
                                new ByteArraySerializer(),
                                new ByteArraySerializer()))))));
  }

  QueueCollector collector() {
    return collector;
  }

  double said(String outcome) {
    return Meters.COLLECT_MESSAGES.counter(registry, outcome).count();
  }

  double deletions(String outcome) {
    return Meters.COLLECT_MESSAGE_DELETIONS.counter(registry, outcome).count();
  }

  double batches() {
    return Meters.COLLECT_MESSAGE_BATCHES.counter(registry).count();
  }

  long aged() {
    return Meters.COLLECT_MESSAGE_AGE.timer(registry).count();
  }

  Duration cpuTime() {
    return Duration.ofNanos(ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()));
  }

  void awaitProblem(String part) {
    await()
        .atMost(PATIENCE)
        .until(() -> collector.problem().filter(problem -> problem.contains(part)).isPresent());
  }

  void awaitHealth() {
    await().atMost(PATIENCE).until(() -> collector.problem().isEmpty());
  }

  @Override
  public void close() throws InterruptedException {
    collector.close();
    thread.join();
  }
}
