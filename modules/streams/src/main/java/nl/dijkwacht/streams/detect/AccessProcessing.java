package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.dijkwacht.controls.accesses.AccessingCall;
import nl.dijkwacht.controls.accesses.Touch;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.access.AccessEvent;
import nl.dijkwacht.core.access.AccessKind;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.registers.AssetLookup;
import nl.dijkwacht.registers.ResourceAssets;
import nl.dijkwacht.sigma.EventType;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Makes an access event of what a call did with each personal-data asset, each of them once. */
final class AccessProcessing {

  private final AccessSettings settings;
  private final SeenBefore seen;
  private final StageOutput output;
  private final DeadLetterSink deadLetters;
  private final AccessMeters meters;

  private AccessProcessing(
      AccessSettings settings,
      SeenBefore seen,
      StageOutput output,
      DeadLetterSink deadLetters,
      AccessMeters meters) {
    this.settings = settings;
    this.seen = seen;
    this.output = output;
    this.deadLetters = deadLetters;
    this.meters = meters;
  }

  /** For the processor of a context, with its store of what was written. */
  static AccessProcessing in(
      ProcessorContext<byte[], byte[]> context,
      DetectTopology.Settings settings,
      DeadLetterSink deadLetters,
      MeterRegistry registry) {
    AccessMeters meters = new AccessMeters(registry);
    SeenBefore seen =
        new SeenBefore(
            context.getStateStore(DetectTopology.CANDIDATES),
            settings.deduplicateFor(),
            meters.copies());
    return new AccessProcessing(
        settings.accesses(), seen, new StageOutput(context), deadLetters, meters);
  }

  /** What a call does with one asset. */
  private record Touched(AssetRef asset, AccessKind kind, List<String> objects, long bytes) {}

  /** Takes an event of a call that is in the catalogue. */
  void process(Record<byte[], byte[]> record, EventType type, TrailEvent event) {
    AccessingCall call = settings.calls().find(type.source(), type.name()).orElse(null);
    if (call == null) {
      return;
    }
    Call looked = new Call(event, settings.lookup());
    call.touches().forEach(looked::look);
    meters.call(looked.isNamed, !looked.touched.isEmpty());
    if (looked.touched.isEmpty()) {
      return;
    }
    Instant collectedAt = Instant.ofEpochMilli(record.timestamp());
    EventSummary summary =
        EventSummary.of(event, collectedAt, WireHeaders.provenance(record.headers()));
    boolean failed = Outcome.of(event) != Outcome.SUCCESS;
    for (Touched touched : looked.touched) {
      AccessEvent access =
          AccessEvent.of(
              event,
              summary,
              touched.asset(),
              touched.kind(),
              failed,
              failed ? 0 : touched.bytes(),
              touched.objects());
      write(record, access);
    }
  }

  private void write(Record<byte[], byte[]> record, AccessEvent access) {
    if (seen.contains(access.id(), record.timestamp())) {
      return;
    }
    boolean sent =
        output.send(
            Topics.ACCESS_EVENTS,
            access,
            access.event().principal().id(),
            access.event().eventTime(),
            record.timestamp(),
            DetectTopology.ACCESS_EVENTS_SINK);
    if (sent) {
      seen.add(access.id(), record.timestamp());
      meters.written(access);
    } else {
      meters.tooLarge(access.kind());
      deadLetters.send(
          record,
          DeadLetterReason.OUTPUT_TOO_LARGE,
          "the access to a resource of type " + access.asset().resource().type());
    }
  }

  /** Looks for the assets that one event touches. Most touch none, which must cost little. */
  private static final class Call {

    private final TrailEvent event;
    private final AssetLookup lookup;
    private final String account;
    private final String region;
    private final List<Touched> touched = new ArrayList<>();
    private boolean isNamed;

    Call(TrailEvent event, AssetLookup lookup) {
      this.event = event;
      this.lookup = lookup;
      String recipient = event.topLevel("recipientAccountId");
      String own = recipient != null ? recipient : Principal.of(event).account();
      this.account = Objects.requireNonNullElse(own, "");
      this.region = Objects.requireNonNullElse(event.topLevel("awsRegion"), "");
    }

    void look(Touch touch) {
      if (touch.isOtherwise() && !touched.isEmpty()) {
        return;
      }
      for (ResourceId resource : touch.resources(event, account, region)) {
        isNamed = true;
        ResourceAssets assets = lookup.on(resource);
        if (!assets.isNone()) {
          look(touch, assets, touch.objects(event, resource));
        }
      }
    }

    private void look(Touch touch, ResourceAssets assets, List<String> objects) {
      if (objects.isEmpty() || touch.isBeginning()) {
        String beginning = objects.isEmpty() ? "" : objects.get(0);
        assets.under(beginning).forEach(asset -> add(touch, asset, null));
      } else {
        for (String object : objects) {
          AssetRef asset = assets.of(object);
          if (asset != null) {
            add(touch, asset, object);
          }
        }
      }
    }

    /** What one call does with several objects of an asset is one access; bytes count once. */
    private void add(Touch touch, AssetRef asset, @Nullable String object) {
      AccessKind kind = touch.kind(event);
      for (Touched before : touched) {
        if (before.kind() == kind && before.asset().key().equals(asset.key())) {
          if (object != null && before.objects().size() < AccessEvent.MOST_OBJECTS) {
            before.objects().add(object);
          }
          return;
        }
      }
      long bytes = touched.isEmpty() ? touch.bytes(event) : 0;
      Touched now = new Touched(asset, kind, new ArrayList<>(), bytes);
      if (object != null) {
        now.objects().add(object);
      }
      touched.add(now);
    }
  }
}
