package nl.dijkwacht.benchmarks.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Events as records of the trail topic, with the keys and headers of a collector. */
public final class TrailRecords {

  private final TrailEventReader reader = new TrailEventReader();
  private final Clock clock;
  private long number;

  public TrailRecords(Clock clock) {
    this.clock = clock;
  }

  /** A producer without transactions, with the batches of the collectors. */
  public static KafkaProducer<byte[], byte[]> producer(BenchmarkKafka kafka) {
    Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    // On a topic that was created just now, the first batch may be tried again while a later one
    // gets through, and is then refused for good.
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** The event, until the next one is read. */
  public TrailEvent read(SimulatedEvent simulated) {
    if (reader.read(simulated.record()) instanceof TrailReading.Event read) {
      return read.event();
    }
    throw new IllegalStateException("the simulator wrote what cannot be read");
  }

  /** The record of an event that is collected now. */
  public ProducerRecord<byte[], byte[]> of(TrailEvent event) {
    number++;
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.TRAIL_EVENTS.fullName(BenchmarkKafka.PREFIX),
            null,
            clock.millis(),
            event.key().getBytes(StandardCharsets.UTF_8),
            event.bytes());
    WireHeaders.putSchema(record.headers(), Topics.TRAIL_EVENTS.payload().schema());
    WireHeaders.putEventTime(record.headers(), Instant.ofEpochMilli(event.epochMillis()));
    WireHeaders.putProvenance(record.headers(), new Provenance("benchmark", number));
    WireHeaders.putCollector(record.headers(), "benchmark");
    return record;
  }
}
