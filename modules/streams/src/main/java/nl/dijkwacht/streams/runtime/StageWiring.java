package nl.dijkwacht.streams.runtime;

import java.time.Duration;
import java.util.Map;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Wires a stage's processors to topics and stores: bytes in and out, all names given, all stores
 * logged. Names decide where changelogs and state lie, so none is made up. For one thread.
 */
public final class StageWiring {

  private final ByteArraySerializer bytes = new ByteArraySerializer();
  private final Topology topology = new Topology();
  private final TopicPrefix prefix;

  public StageWiring(TopicPrefix prefix) {
    this.prefix = prefix;
  }

  /** What was wired so far. */
  public Topology topology() {
    return topology;
  }

  /** Reads a topic. */
  public StageWiring source(String name, Topic<?> topic) {
    topology.addSource(
        name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic.fullName(prefix));
    return this;
  }

  /** Has a processor take what sources read. */
  public StageWiring processor(
      String name, ProcessorSupplier<byte[], byte[], byte[], byte[]> processor, String... sources) {
    topology.addProcessor(name, processor, sources);
    return this;
  }

  /** Has a processor read one topic; the source has its name with {@code -source}. */
  public StageWiring processor(
      String name, Topic<?> topic, ProcessorSupplier<byte[], byte[], byte[], byte[]> processor) {
    String source = name + "-source";
    return source(source, topic).processor(name, processor, source);
  }

  /** Gives a processor a store of its own. */
  public StageWiring store(StoreBuilder<?> store, String processor) {
    topology.addStateStore(store, processor);
    return this;
  }

  /** Has a processor write a topic. Processors that share a sink are one task. */
  public StageWiring sink(String name, Topic<?> topic, String processor) {
    topology.addSink(name, topic.fullName(prefix), bytes, bytes, processor);
    return this;
  }

  /** Has a processor write a topic whose records are dealt out otherwise than by their keys. */
  public StageWiring sink(
      String name, Topic<?> topic, StreamPartitioner<byte[], byte[]> dealt, String processor) {
    topology.addSink(name, topic.fullName(prefix), bytes, bytes, dealt, processor);
    return this;
  }

  /** A store on disk. */
  public static <K, V> StoreBuilder<KeyValueStore<K, V>> keyValues(
      String name, Serde<K> keys, Serde<V> values) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values)
        .withLoggingEnabled(Map.of());
  }

  /**
   * A store on disk whose entries expire by segment.
   *
   * @param retention by the time of the stream
   * @param window no longer than the retention
   */
  public static <K, V> StoreBuilder<WindowStore<K, V>> windows(
      String name, Duration retention, Duration window, Serde<K> keys, Serde<V> values) {
    return Stores.windowStoreBuilder(
            Stores.persistentWindowStore(name, retention, window, false), keys, values)
        .withLoggingEnabled(Map.of());
  }
}
