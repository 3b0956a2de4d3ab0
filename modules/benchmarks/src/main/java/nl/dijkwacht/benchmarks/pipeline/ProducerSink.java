package nl.dijkwacht.benchmarks.pipeline;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.dijkwacht.benchmarks.input.Workload;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.benchmarks.kafka.TrailRecords;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Appends events to the trail topic without transactions, so that each can be read at once. */
final class ProducerSink implements LoadSink, AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final TrailRecords trail;
  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

  ProducerSink(BenchmarkKafka kafka, Clock clock) {
    this.producer = TrailRecords.producer(kafka);
    this.trail = new TrailRecords(clock);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // A probe that failed has no alert, which is told.
  public void send(List<SimulatedEvent> due) {
    for (SimulatedEvent simulated : due) {
      TrailEvent event = trail.read(simulated);
      ProducerRecord<byte[], byte[]> record = trail.of(event);
      if (Workload.isProbe(simulated)) {
        String id = event.id();
        producer.send(record, (metadata, e) -> acknowledged.put(id, System.nanoTime()));
      } else {
        producer.send(record);
      }
    }
  }

  /** When the broker had acknowledged each probe, by event id, in {@link System#nanoTime}. */
  Map<String, Long> acknowledged() {
    return new HashMap<>(acknowledged);
  }

  @Override
  public void close() {
    producer.close();
  }
}
