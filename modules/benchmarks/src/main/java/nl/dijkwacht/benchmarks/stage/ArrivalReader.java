package nl.dijkwacht.benchmarks.stage;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.benchmarks.report.Samples;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows a topic as a subscriber would, and notes when the first record about each event can be
 * read. Thread-safe.
 */
public final class ArrivalReader<V> implements AutoCloseable {

  /**
   * The first sight of a record.
   *
   * @param collected the record's timestamp, which is the trail event's
   * @param millis when it was read, since the epoch
   * @param nanos when it was read, in {@link System#nanoTime}
   */
  private record Arrival(long collected, long millis, long nanos) {}

  private static final Duration POLL = Duration.ofMillis(100);

  private final Topic<V> topic;
  private final Function<V, String> eventId;
  private final Clock clock;
  private final Map<String, Arrival> arrivals = new ConcurrentHashMap<>();
  private final Thread reading;
  private volatile boolean closed;

  private ArrivalReader(
      BenchmarkKafka kafka, Topic<V> topic, Function<V, String> eventId, Clock clock) {
    this.topic = topic;
    this.eventId = eventId;
    this.clock = clock;
    this.reading = new Thread(() -> read(kafka), "reader-of-" + topic.name());
  }

  /**
   * Starts to read a topic from its beginning.
   *
   * @param eventId the id of the trail event that a value is about
   */
  public static <V> ArrivalReader<V> start(
      BenchmarkKafka kafka, Topic<V> topic, Function<V, String> eventId, Clock clock) {
    ArrivalReader<V> reader = new ArrivalReader<>(kafka, topic, eventId, clock);
    reader.reading.start();
    return reader;
  }

  private void read(BenchmarkKafka kafka) {
    Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties, bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.fullName(BenchmarkKafka.PREFIX)).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      while (!closed) {
        consumer.poll(POLL).forEach(this::note);
      }
    }
  }

  private void note(ConsumerRecord<byte[], byte[]> record) {
    Arrival arrival = new Arrival(record.timestamp(), clock.millis(), System.nanoTime());
    if (topic.payload().read(record.value(), record.headers()) instanceof Reading.Value<V> read) {
      arrivals.putIfAbsent(eventId.apply(read.value()), arrival);
    }
  }

  /** How many events that were collected from then on have arrived. */
  long since(long millis) {
    return arrivals.values().stream().filter(arrival -> arrival.collected() >= millis).count();
  }

  /** Waits until every probe of a phase has arrived; false if some have not in time. */
  public boolean awaitSince(Phase phase, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (since(phase.begin()) < phase.probes() && System.nanoTime() < deadline) {
      Thread.sleep(POLL.toMillis());
    }
    return since(phase.begin()) >= phase.probes();
  }

  /** Milliseconds from collection to arrival, of what was collected while measured. */
  public Samples afterCollection(Phase phase) {
    return new Samples(
        arrivals.values().stream()
            .filter(arrival -> phase.measures(arrival.collected()))
            .map(arrival -> (double) (arrival.millis() - arrival.collected()))
            .toList());
  }

  /** Milliseconds to arrival from the given moments of the events, while measured. */
  public Samples afterNanos(Map<String, Long> moments, Phase phase) {
    List<Double> latencies = new ArrayList<>();
    arrivals.forEach(
        (id, arrival) -> {
          Long moment = moments.get(id);
          if (moment != null && phase.measures(arrival.collected())) {
            latencies.add((arrival.nanos() - moment) / 1e6);
          }
        });
    return new Samples(latencies);
  }

  @Override
  public void close() {
    closed = true;
    try {
      reading.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
