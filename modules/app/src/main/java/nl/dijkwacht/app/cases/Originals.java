package nl.dijkwacht.app.cases;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records that events were read from, as long as their topics keep them: by key or by
 * where they came from, around when they were collected. Not thread-safe.
 */
final class Originals implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  /** The clock of a broker and that of a collector may differ. */
  private static final Duration AROUND = Duration.ofSeconds(2);

  private static final List<Topic<byte[]>> EVENTS =
      List.of(Topics.TRAIL_EVENTS, Topics.BACKFILL_EVENTS);

  private final TopicPrefix prefix;
  private final Consumer<byte[], byte[]> consumer;
  private final Limits limits;

  /**
   * How much is looked at for one event.
   *
   * @param records at most
   * @param time at most
   */
  record Limits(long records, Duration time) {
    static final Limits DEFAULT = new Limits(500_000, Duration.ofSeconds(20));
  }

  /** What came of a search. */
  sealed interface Result {}

  /**
   * @param provenance null if it is not known
   */
  record Found(byte[] value, @Nullable Provenance provenance) implements Result {}

  /** All was looked at, and it is not there. */
  record Absent() implements Result {}

  /**
   * It may be there.
   *
   * @param why a sentence for people
   */
  record GivenUp(String why) implements Result {}

  Originals(Map<String, String> clientProperties, TopicPrefix prefix, Limits limits) {
    this(consumer(clientProperties), prefix, limits);
  }

  Originals(Consumer<byte[], byte[]> consumer, TopicPrefix prefix, Limits limits) {
    this.consumer = consumer;
    this.prefix = prefix;
    this.limits = limits;
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, String> clientProperties) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The CloudTrail record of an event. */
  Result event(EventSummary event) {
    Result last = new Absent();
    for (Topic<byte[]> topic : EVENTS) {
      Result result = around(topic, event, event.collectedAt());
      if (result instanceof Found) {
        return result;
      }
      last = result instanceof GivenUp ? result : last;
    }
    if (event.provenance() == null) {
      return last;
    }
    // What a control's verdict names was collected before the verdict's item was.
    Result result =
        find(Topics.TRAIL_EVENTS, event.eventTime(), event.collectedAt().plus(AROUND), is(event));
    return result instanceof Absent ? last : result;
  }

  /** The finding of another service that an event stands for. */
  Result serviceFinding(EventSummary event) {
    return around(Topics.SERVICE_FINDINGS, event, event.collectedAt());
  }

  /**
   * The newest item of a resource that was collected before a time.
   *
   * @param resource its canonical id
   */
  Result item(String resource, Instant before, Duration reach) {
    byte[] key = resource.getBytes(StandardCharsets.UTF_8);
    Newest newest = new Newest(key);
    Result all = find(Topics.CONFIGURATION_ITEMS, before.minus(reach), before.plus(AROUND), newest);
    // Where not all was looked at, a newer one may be among the rest.
    return all instanceof GivenUp || newest.last == null ? all : newest.last;
  }

  /** Matches nothing, and remembers the last record of its key. */
  private static final class Newest implements Predicate<ConsumerRecord<byte[], byte[]>> {

    private final byte[] key;
    private @Nullable Found last;

    Newest(byte[] key) {
      this.key = key;
    }

    @Override
    public boolean test(ConsumerRecord<byte[], byte[]> record) {
      if (Arrays.equals(record.key(), key) && record.value() != null) {
        last = found(record);
      }
      return false;
    }
  }

  private Result around(Topic<?> topic, EventSummary event, Instant collectedAt) {
    return find(topic, collectedAt, collectedAt.plus(AROUND), is(event));
  }

  private static Predicate<ConsumerRecord<byte[], byte[]>> is(EventSummary event) {
    byte[] key = event.eventId().getBytes(StandardCharsets.UTF_8);
    Provenance provenance = event.provenance();
    return record ->
        Arrays.equals(record.key(), key)
            || (provenance != null && provenance.equals(WireHeaders.provenance(record.headers())));
  }

  private Result find(
      Topic<?> topic, Instant from, Instant to, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    Map<TopicPartition, Long> starts = starts(topic, from);
    try {
      return find(topic, starts, to, wanted);
    } catch (KafkaException e) {
      if (isPassing(e)) {
        throw e;
      }
      return findApart(topic, starts, to, wanted);
    }
  }

  /** Whether it may go better later, or is no fault of a record. */
  private static boolean isPassing(KafkaException e) {
    return (e instanceof RetriableException && !(e instanceof CorruptRecordException))
        || e instanceof AuthorizationException
        || e instanceof AuthenticationException
        || e instanceof InterruptException;
  }

  /**
   * A record that Kafka cannot hand out, such as one with a bad checksum, stops what lies behind it
   * in its partition, and will each time. So the others are looked at without it.
   */
  private Result findApart(
      Topic<?> topic,
      Map<TopicPartition, Long> starts,
      Instant to,
      Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    List<String> broken = new ArrayList<>();
    Result last = new Absent();
    for (Map.Entry<TopicPartition, Long> start : byNumber(starts).values()) {
      try {
        Result result = find(topic, Map.of(start.getKey(), start.getValue()), to, wanted);
        if (result instanceof Found) {
          return result;
        }
        last = result instanceof GivenUp ? result : last;
      } catch (KafkaException e) {
        if (isPassing(e)) {
          throw e;
        }
        TopicPartition partition = start.getKey();
        broken.add(
            "%d at offset %d".formatted(partition.partition(), consumer.position(partition)));
      }
    }
    return broken.isEmpty()
        ? last
        : new GivenUp(
            "Kafka cannot hand out a record of %s, partition %s; it may be that one, or lie behind it. Copy it from where the event came from."
                .formatted(topic.name(), String.join(" and ", broken)));
  }

  private static Map<Integer, Map.Entry<TopicPartition, Long>> byNumber(
      Map<TopicPartition, Long> starts) {
    Map<Integer, Map.Entry<TopicPartition, Long>> byNumber = new TreeMap<>();
    starts.entrySet().forEach(start -> byNumber.put(start.getKey().partition(), start));
    return byNumber;
  }

  private Result find(
      Topic<?> topic,
      Map<TopicPartition, Long> starts,
      Instant to,
      Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    if (starts.isEmpty()) {
      return new Absent();
    }
    consumer.assign(starts.keySet());
    starts.forEach(consumer::seek);
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(starts.keySet()));
    long deadline = System.nanoTime() + limits.time().toNanos();
    long seen = 0;
    while (!ends.isEmpty() && seen < limits.records() && System.nanoTime() - deadline < 0) {
      ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : polled) {
        seen++;
        if (wanted.test(record)) {
          return found(record);
        }
        if (record.timestamp() > to.toEpochMilli()) {
          ends.remove(new TopicPartition(record.topic(), record.partition()));
        }
      }
      ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
      consumer.pause(
          starts.keySet().stream()
              .filter(partition -> !ends.containsKey(partition))
              .collect(Collectors.toSet()));
    }
    return ends.isEmpty()
        ? new Absent()
        : new GivenUp(
            "The search for it in %s was given up after %,d records; it may be there still."
                .formatted(topic.name(), seen));
  }

  private static Found found(ConsumerRecord<byte[], byte[]> record) {
    return new Found(record.value(), WireHeaders.provenance(record.headers()));
  }

  /** Where the records of a time begin; without the partitions that have none so late. */
  private Map<TopicPartition, Long> starts(Topic<?> topic, Instant from) {
    String name = topic.fullName(prefix);
    List<PartitionInfo> infos = consumer.partitionsFor(name);
    Map<TopicPartition, Long> times =
        infos.stream()
            .collect(
                Collectors.toMap(
                    info -> new TopicPartition(name, info.partition()),
                    info -> Math.max(0, from.toEpochMilli())));
    Map<TopicPartition, Long> starts = new HashMap<>();
    consumer
        .offsetsForTimes(times)
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                starts.put(partition, offset.offset());
              }
            });
    return starts;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
