package nl.dijkwacht.benchmarks.pipeline;

import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The yardstick: forwards one record in a hundred and looks at none. */
final class PassThrough implements Processor<byte[], byte[], byte[], byte[]> {

  private static final int FORWARDED_EVERY = 100;
  private static final String SOURCE = "pass-through-source";
  private static final String PROCESSOR = "pass-through";
  private static final String SINK = "pass-through-sink";

  // Kafka Streams hands it over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  private long seen;

  /** It runs under the name and so with the properties of detect. */
  static StageTopology topology() {
    ByteArrayDeserializer reading = new ByteArrayDeserializer();
    ByteArraySerializer writing = new ByteArraySerializer();
    Topology topology =
        new Topology()
            .addSource(
                SOURCE, reading, reading, Topics.TRAIL_EVENTS.fullName(BenchmarkKafka.PREFIX))
            .addProcessor(PROCESSOR, PassThrough::new, SOURCE)
            .addSink(SINK, BenchmarkKafka.PASSED_THROUGH, writing, writing, PROCESSOR);
    return new StageTopology(Stage.DETECT, 1, topology, Topics.DETECT_DEAD_LETTERS);
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (++seen % FORWARDED_EVERY == 0) {
      context.forward(record);
    }
  }
}
