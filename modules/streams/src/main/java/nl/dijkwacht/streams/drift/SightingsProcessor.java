package nl.dijkwacht.streams.drift;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps for all tasks what the topic of sightings says, as it says it. */
final class SightingsProcessor implements Processor<String, byte[], Void, Void> {

  // Kafka Streams hands it over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, byte[]> store;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    this.store = context.getStateStore(DriftTopology.SIGHTINGS);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    store.put(record.key(), record.value());
  }
}
