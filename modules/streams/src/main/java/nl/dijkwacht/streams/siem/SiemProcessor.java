package nl.dijkwacht.streams.siem;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.function.Function;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Outcome;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Writes each version once in each form. Of what cannot be written only a pointer becomes a dead
 * letter: put back into its compacted topic, an old version would stand there as the newest.
 */
final class SiemProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final byte[] WRITTEN = {};

  private final SiemTopology.Settings settings;
  private final MeterRegistry registry;
  private final String findings;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, byte[]> written;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  @SuppressWarnings("NullAway.Init")
  private StageOutput output;

  SiemProcessor(SiemTopology.Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
    this.findings = Topics.FINDINGS.fullName(settings.prefix());
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.written = context.getStateStore(SiemTopology.WRITTEN);
    this.output = new StageOutput(context);
    this.deadLetters =
        new DeadLetterSink(context, registry, Stage.PUBLISH, SiemTopology.DEAD_LETTERS_SINK);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    String topic = context.recordMetadata().map(RecordMetadata::topic).orElse("");
    if (record.value() == null) {
      written.delete(new String(record.key(), UTF_8));
    } else if (topic.equals(findings)) {
      write(Topics.FINDINGS, record, Finding::id, SiemForm::findings, SiemProcessor::happened);
    } else {
      write(Topics.CASES, record, Case::id, SiemForm::cases, SiemProcessor::happened);
    }
  }

  private static Instant happened(Finding finding) {
    return finding.latest().eventTime();
  }

  private static Instant happened(Case about) {
    Instant last = about.happenedTo();
    return last == null ? about.openedAt() : last;
  }

  private <V> void write(
      Topic<V> topic,
      Record<byte[], byte[]> record,
      Function<V, String> ids,
      Function<SiemForm, SiemForm.Writer<V>> writers,
      Function<V, Instant> happened) {
    Reading<V> reading = topic.payload().read(record.value(), record.headers());
    if (reading instanceof Reading.Unreadable<V> unreadable) {
      setAside(topic, record, unreadable.reason(), unreadable.detail());
      return;
    }
    V value = ((Reading.Value<V>) reading).value();
    if (value instanceof Case about && about.kind() != Case.Kind.BREACH) {
      return;
    }
    String key = ids.apply(value);
    String version = StableId.ofBytes(record.value());
    boolean first = written.putIfAbsent(key, WRITTEN) == null;
    for (SiemForm form : settings.forms()) {
      Outcome<byte[]> outcome = writers.apply(form).write(value, version, first);
      if (outcome instanceof Outcome.Failed<byte[]> failed) {
        setAside(topic, record, DeadLetterReason.PROCESSING_FAILED, failed.sentence());
      } else if (outcome instanceof Outcome.Done<byte[]> done
          && !output.send(
              form.topic(),
              done.value(),
              key,
              happened.apply(value),
              record.timestamp(),
              SiemTopology.sinkOf(form))) {
        setAside(topic, record, DeadLetterReason.OUTPUT_TOO_LARGE, "for " + form.topic().name());
      }
    }
  }

  private void setAside(
      Topic<?> topic, Record<byte[], byte[]> record, DeadLetterReason reason, String detail) {
    String place = topic.fullName(settings.prefix()) + "#" + new String(record.key(), UTF_8);
    deadLetters.send(place, record.key(), reason, detail, context.currentSystemTimeMs());
  }
}
