package nl.dijkwacht.streams.behaviour;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.access.AccessEvent;
import nl.dijkwacht.core.access.AccessKind;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.streams.behaviour.detector.BehaviourRule;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Finds reads of single objects that were reported erased. Nothing is parsed as long as nothing
 * was.
 */
final class ErasedProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private final BehaviourTopology.Settings settings;
  private final MeterRegistry registry;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private BehaviourOutput output;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  ErasedProcessor(BehaviourTopology.Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.deadLetters =
        new DeadLetterSink(
            context, registry, Stage.BEHAVIOUR, BehaviourTopology.ERASED_DEAD_LETTERS_SINK);
    this.output =
        new BehaviourOutput(
            context,
            deadLetters,
            context.getStateStore(BehaviourTopology.ERASED_TOLD),
            registry,
            settings.prefix(),
            BehaviourTopology.ERASED_SIGNALS_SINK);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    ErasedObjects erased = settings.erased().get();
    if (erased.isEmpty()) {
      return;
    }
    AccessEvent access = deadLetters.read(Topics.ACCESS_EVENTS, record);
    if (access != null) {
      event(access, erased);
    }
  }

  private void event(AccessEvent access, ErasedObjects erased) {
    if (access.failed() || access.kind() != AccessKind.READ) {
      return;
    }
    for (String object : access.objects()) {
      if (erased.contains(access.asset(), object, access.event().eventTime())) {
        tell(access, object);
      }
    }
  }

  private void tell(AccessEvent access, String object) {
    Map<String, String> subject = new LinkedHashMap<>();
    subject.put("asset", Clipped.text(access.asset().key()));
    subject.put("object", Clipped.text(object));
    output.tell(
        BehaviourRule.ERASED_READ,
        access.asset().resource().account(),
        subject,
        access.id(),
        access.event(),
        Note.of(
            "An object that was reported erased was read; its hash is %s.",
            "Een object dat als gewist is gemeld, is gelezen; zijn hash is %s.", object));
  }
}
