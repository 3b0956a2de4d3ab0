package nl.dijkwacht.collectors.objects;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import nl.dijkwacht.collectors.CheckpointRecords;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes announcements of old objects and how far they were listed. Not in a transaction: its
 * markers would look like announcements that wait, and one that is written again adds nothing. For
 * one thread.
 */
final class BackfillAnnouncer implements AutoCloseable {

  private static final String NAME = "backfill";
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final KafkaProducer<byte[], byte[]> producer;
  private final TopicPrefix prefix;
  private final CollectRecords records;
  private final Clock clock;

  BackfillAnnouncer(Map<String, String> clientProperties, TopicPrefix prefix, Clock clock) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    this.prefix = prefix;
    this.records = new CollectRecords(prefix, NAME, clock);
    this.clock = clock;
  }

  /**
   * Announces objects, and after them that they are announced.
   *
   * @param question the key of the checkpoint
   * @param through up to when the files are listed (event time)
   */
  void announce(BackfillRequest request, List<String> keys, String question, Instant through) {
    List<Future<?>> sent = new ArrayList<>();
    for (String key : keys) {
      ObjectAnnouncement announcement =
          new ObjectAnnouncement(
              request.bucket(),
              key,
              request.region().orElse(null),
              ObjectAnnouncement.Content.TRAIL_EVENTS,
              NAME,
              clock.instant());
      sent.add(producer.send(records.announcement(Topics.BACKFILL_OBJECTS, announcement)));
    }
    await(sent);
    String last = keys.get(keys.size() - 1);
    await(List.of(producer.send(checkpoint(question, last, through))));
  }

  private ProducerRecord<byte[], byte[]> checkpoint(String question, String last, Instant through) {
    Instant now = clock.instant();
    PollCheckpoint checkpoint = new PollCheckpoint(through, last, List.of(), now);
    return CheckpointRecords.of(Topics.POLL_CHECKPOINTS, prefix, question, checkpoint, now);
  }

  private static void await(List<Future<?>> sent) {
    try {
      for (Future<?> each : sent) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure
          ? failure
          : new KafkaException("announcing failed", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE_LIMIT);
  }
}
