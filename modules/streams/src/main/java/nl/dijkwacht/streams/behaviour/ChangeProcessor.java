package nl.dijkwacht.streams.behaviour;

import io.micrometer.core.instrument.MeterRegistry;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Passes on who was created or got a right, and watches over the opt-out of AI services. */
final class ChangeProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private final BehaviourTopology.Settings settings;
  private final MeterRegistry registry;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private BehaviourOutput output;

  @SuppressWarnings("NullAway.Init")
  private OptOutWatch optOut;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  ChangeProcessor(BehaviourTopology.Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.deadLetters =
        new DeadLetterSink(
            context, registry, Stage.BEHAVIOUR, BehaviourTopology.CHANGES_DEAD_LETTERS_SINK);
    this.output =
        new BehaviourOutput(
            context,
            deadLetters,
            context.getStateStore(BehaviourTopology.CHANGES_TOLD),
            registry,
            settings.prefix(),
            BehaviourTopology.CHANGES_SIGNALS_SINK);
    this.optOut = new OptOutWatch(context.getStateStore(BehaviourTopology.POLICIES), output);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Change change = deadLetters.read(Topics.CHANGES, record);
    if (change != null) {
      change(change, record);
    }
  }

  private void change(Change change, Record<byte[], byte[]> record) {
    optOut.change(change, record.value());
    Grants.of(change)
        .ifPresent(
            grant ->
                output.send(
                    Topics.BEGINNINGS,
                    grant,
                    grant.grantee(),
                    grant.event().eventTime(),
                    record.timestamp(),
                    BehaviourTopology.GRANTS_SINK));
  }
}
