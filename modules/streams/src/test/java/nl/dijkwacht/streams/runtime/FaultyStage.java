package nl.dijkwacht.streams.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Supplier;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Payload;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** A stage that passes trail events on, and fails where their value says so. */
final class FaultyStage {

  private FaultyStage() {}

  static StageTopology of(
      TopicPrefix prefix, Supplier<? extends @Nullable RuntimeException> failure) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    Topology topology =
        new Topology()
            .addSource(
                "faulty-source",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.TRAIL_EVENTS.fullName(prefix))
            .addProcessor("faulty-processor", () -> new Faulty(failure), "faulty-source")
            .addSink(
                "faulty-sink", Topics.SIGNALS.fullName(prefix), bytes, bytes, "faulty-processor");
    return new StageTopology(Stage.DETECT, 1, topology, Topics.DETECT_DEAD_LETTERS);
  }

  private static final class Faulty implements Processor<byte[], byte[], byte[], byte[]> {

    private final Supplier<? extends @Nullable RuntimeException> failure;

    @SuppressWarnings("NullAway.Init")
    private ProcessorContext<byte[], byte[]> context;

    Faulty(Supplier<? extends @Nullable RuntimeException> failure) {
      this.failure = failure;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
      this.context = context;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      String value = new String(record.value(), UTF_8);
      if (value.equals("swell")) {
        context.forward(record.withValue(new byte[2 * Payload.MAX_BYTES]));
        return;
      }
      if (value.equals("fail")) {
        fail();
      }
      context.forward(record);
      if (value.equals("pass and fail")) {
        fail();
      }
    }

    private void fail() {
      RuntimeException thrown = failure.get();
      if (thrown != null) {
        throw thrown;
      }
    }
  }
}
