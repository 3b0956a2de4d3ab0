package nl.dijkwacht.app.deadletters;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.topics.catalogue.Cleanup;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.TopicSettings;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Puts dead letters back where they came from, each once: records and the replay's own offsets are
 * one transaction. A letter that fails again comes back with one more attempt. For one thread.
 */
public final class Replay implements AutoCloseable {

  /** What became of one letter. */
  public enum Fate {
    /** It went back to its topic. */
    PUT_BACK,
    /** It was tried as often as is allowed. */
    TOO_MANY_ATTEMPTS,
    /**
     * Its topic holds the newest of each key, which it may no longer be: put back, it would take
     * the place of what is newer.
     */
    MAY_BE_OLD,
    /** It is not whole, or is no record by itself: only its source can give it again. */
    NOT_REPLAYABLE
  }

  private static final int STEP = 500;

  private final KafkaProducer<byte[], byte[]> producer;
  private final TopicPrefix prefix;
  private final int maxAttempts;
  private final Map<String, Topic<?>> topics;
  private final TrailEventReader reader = new TrailEventReader();
  private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
  private int pending;

  public Replay(Map<String, String> clientProperties, TopicPrefix prefix, int maxAttempts) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, prefix + ".replay");
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSettings.MAX_MESSAGE_BYTES);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    this.prefix = prefix;
    this.maxAttempts = maxAttempts;
    this.topics =
        Topics.all().stream()
            .collect(Collectors.toMap(topic -> topic.fullName(prefix), Function.identity()));
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  /** Deals with one letter; {@link #commit} makes it last. */
  @SuppressWarnings("FutureReturnValueIgnored") // The commit tells of each record that failed.
  public Fate replay(StoredLetter letter, KafkaConsumer<byte[], byte[]> group) {
    if (pending == 0) {
      producer.beginTransaction();
    }
    pending++;
    done.put(letter.partition(), new OffsetAndMetadata(letter.offset() + 1));
    Fate fate = fate(letter);
    if (pending >= STEP) {
      commit(group);
    }
    return fate;
  }

  private Fate fate(StoredLetter letter) {
    DeadLetter told = letter.record().letter();
    if (told != null && told.attempts() >= maxAttempts) {
      return Fate.TOO_MANY_ATTEMPTS;
    }
    ProducerRecord<byte[], byte[]> record = letter.record().replay();
    // Whoever may write dead letters must not write to any topic by their headers.
    Topic<?> topic = record == null ? null : topics.get(record.topic());
    if (record != null && topic == null) {
      return Fate.NOT_REPLAYABLE;
    }
    if (topic != null && !(topic.cleanup() instanceof Cleanup.Delete)) {
      return Fate.MAY_BE_OLD;
    }
    if (record == null) {
      record = asEvent(letter);
    }
    if (record == null) {
      return Fate.NOT_REPLAYABLE;
    }
    var unused = producer.send(record);
    return Fate.PUT_BACK;
  }

  /** What a collector set aside was in no topic yet; it may be a record for this version. */
  private @Nullable ProducerRecord<byte[], byte[]> asEvent(StoredLetter letter) {
    byte[] value = letter.record().value();
    if (value == null || !letter.record().whole()) {
      return null;
    }
    if (!(reader.read(value) instanceof TrailReading.Event read)) {
      return null;
    }
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.TRAIL_EVENTS.fullName(prefix),
            read.event().key().getBytes(StandardCharsets.UTF_8),
            value);
    WireHeaders.putSchema(record.headers(), Topics.TRAIL_EVENTS.payload().schema());
    WireHeaders.putEventTime(record.headers(), read.event().eventTime());
    Provenance provenance = WireHeaders.provenance(letter.record().headers());
    if (provenance != null) {
      WireHeaders.putProvenance(record.headers(), provenance);
    }
    return record;
  }

  /** Makes all that was done so far last. */
  public void commit(KafkaConsumer<byte[], byte[]> group) {
    if (pending > 0) {
      producer.sendOffsetsToTransaction(done, group.groupMetadata());
      producer.commitTransaction();
      done.clear();
      pending = 0;
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
