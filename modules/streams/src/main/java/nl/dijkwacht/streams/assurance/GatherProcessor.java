package nl.dijkwacht.streams.assurance;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.coverage.AssuranceFact;
import nl.dijkwacht.core.coverage.AssuranceFact.Kind;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Alert.Transition;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.resource.ResourceIdentity;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes out of all that happens the few things that assurance has to know together. */
final class GatherProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  /** What is another incident, and no more of one. */
  private static final Set<Transition> INCIDENTS =
      Set.of(Transition.OPENED, Transition.REOPENED, Transition.RECURRED);

  private static final Logger LOG = LoggerFactory.getLogger(GatherProcessor.class);
  private static final String TRAIL = "AWS::CloudTrail::Trail";
  private static final Set<String> RECORDERS =
      Set.of("AWS::Config::ConfigurationRecorder", "AWS::::Account");
  private static final byte[] SEEN = {};

  /** Places and services of an organisation; more come only if somebody makes them up. */
  private static final long MOST = 200_000;

  private final MeterRegistry registry;
  private final Map<String, Consumer<Record<byte[], byte[]>>> inputs;

  // Kafka Streams hands them over in init, before any record.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<byte[], byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, byte[]> known;

  @SuppressWarnings("NullAway.Init")
  private StageOutput output;

  private boolean saidFull;

  @SuppressWarnings("NullAway.Init")
  private DeadLetterSink deadLetters;

  GatherProcessor(TopicPrefix prefix, MeterRegistry registry) {
    this.registry = registry;
    this.inputs =
        Map.of(
            Topics.ASSETS.fullName(prefix), this::asset,
            Topics.CONFIGURATION_ITEMS.fullName(prefix), this::item,
            Topics.CHANGES.fullName(prefix), this::change,
            Topics.ALERTS.fullName(prefix), this::alert);
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.output = new StageOutput(context);
    this.known = context.getStateStore(AssuranceTopology.KNOWN);
    this.deadLetters =
        new DeadLetterSink(
            context, registry, Stage.ASSURANCE, AssuranceTopology.FACTS_DEAD_LETTERS_SINK);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    String topic = context.recordMetadata().map(RecordMetadata::topic).orElse("");
    Consumer<Record<byte[], byte[]>> input = inputs.get(topic);
    if (input == null) {
      throw new IllegalStateException("the topology reads a topic that nothing is done with");
    }
    input.accept(record);
  }

  private void asset(Record<byte[], byte[]> record) {
    if (record.value() == null && record.key() != null) {
      output.remove(
          "asset " + new String(record.key(), StandardCharsets.UTF_8),
          record.timestamp(),
          AssuranceTopology.FACTS_SINK);
      return;
    }
    Asset asset = deadLetters.read(Topics.ASSETS, record);
    if (asset != null) {
      ResourceId resource = asset.resource();
      AssuranceFact fact =
          new AssuranceFact(
              Kind.ASSET, resource.account(), asset.region(), "", asset, null, asset.asOf());
      send("asset " + resource, fact, record);
    }
  }

  private void item(Record<byte[], byte[]> record) {
    ConfigurationItem item = deadLetters.read(Topics.CONFIGURATION_ITEMS, record);
    if (item == null) {
      return;
    }
    String type = item.resource().type();
    boolean polled = item.source() == Source.POLLED;
    if (type.equals(TRAIL) || RECORDERS.contains(type)) {
      Kind kind = type.equals(TRAIL) ? Kind.TRAIL : Kind.RECORDER;
      String key = kind + " " + item.resource() + (polled ? " polled" : " recorded");
      send(key, fact(kind, item, item), record);
    }
    boolean delivered = !polled && item.source() != Source.API;
    if (item.status() == ConfigurationItem.Status.PRESENT && isPlace(item)) {
      once(fact(Kind.PLACE, item, null), record);
      if (delivered) {
        once(fact(Kind.RECORDED, item, null), record);
      }
    }
  }

  /** What was asked about an account as a whole shows nothing that is in use. */
  private static boolean isPlace(ConfigurationItem item) {
    return ResourceIdentity.isRegion(item.region())
        && !RECORDERS.contains(item.resource().type())
        && !item.resource().type().equals(TRAIL);
  }

  private static AssuranceFact fact(
      Kind kind, ConfigurationItem about, @Nullable ConfigurationItem item) {
    return new AssuranceFact(
        kind, about.resource().account(), about.region(), "", null, item, about.capturedAt());
  }

  private void change(Record<byte[], byte[]> record) {
    Change change = deadLetters.read(Topics.CHANGES, record);
    if (change == null) {
      return;
    }
    ResourceId resource = change.resource();
    Instant at = change.event().eventTime();
    if (ResourceIdentity.isRegion(resource.region())) {
      once(
          new AssuranceFact(Kind.PLACE, resource.account(), resource.region(), "", null, null, at),
          record);
    }
    String service = change.event().eventSource();
    once(new AssuranceFact(Kind.SERVICE, resource.account(), "", service, null, null, at), record);
  }

  private void alert(Record<byte[], byte[]> record) {
    Alert alert = deadLetters.read(Topics.ALERTS, record);
    if (alert != null
        && alert.finding().level() == Level.CRITICAL
        && INCIDENTS.contains(alert.transition())) {
      String account = alert.finding().subject().account();
      Instant at = alert.cause().eventTime();
      send(
          "incident " + account,
          new AssuranceFact(Kind.INCIDENT, account, "", alert.finding().id(), null, null, at),
          record);
    }
  }

  /** Each place and service is told once by each task. */
  private void once(AssuranceFact fact, Record<byte[], byte[]> record) {
    String key = fact.kind() + " " + fact.account() + " " + fact.region() + " " + fact.name();
    if (!ResourceIdentity.isAccount(fact.account()) || known.get(key) != null) {
      return;
    }
    if (known.approximateNumEntries() >= MOST) {
      sayFull();
    } else if (send(key, fact, record)) {
      known.put(key, SEEN);
    }
  }

  private void sayFull() {
    if (!saidFull) {
      LOG.warn(
          "More than {} places and services are in use, and assurance takes no more of them into"
              + " account; look at which accounts the events come from",
          MOST);
      saidFull = true;
    }
  }

  /** False if it is too large, so that the record was set aside. */
  private boolean send(String key, AssuranceFact fact, Record<byte[], byte[]> record) {
    boolean sent =
        output.send(
            Topics.ASSURANCE_FACTS,
            fact,
            key,
            fact.at(),
            record.timestamp(),
            AssuranceTopology.FACTS_SINK);
    if (!sent) {
      deadLetters.send(
          record, DeadLetterReason.OUTPUT_TOO_LARGE, "what assurance has to know of it");
    }
    return sent;
  }
}
