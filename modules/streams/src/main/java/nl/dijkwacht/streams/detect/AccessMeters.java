package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import nl.dijkwacht.core.access.AccessEvent;
import nl.dijkwacht.core.access.AccessKind;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.metrics.BoundedLabel;
import nl.dijkwacht.metrics.Meters;

/** Counts what becomes of calls that touch data. Not thread-safe. */
final class AccessMeters {

  /** How assets are named that are in no register. */
  private static final String FOUND = "found";

  /** What calls are counted apart by; {@code asset} is bounded. */
  private record OnAsset(String asset, AccessKind kind, Accessor accessor) {}

  private final Map<AccessKind, Counter> written = new EnumMap<>(AccessKind.class);
  private final Map<AccessKind, Counter> failed = new EnumMap<>(AccessKind.class);
  private final Map<AccessKind, Counter> tooLarge = new EnumMap<>(AccessKind.class);
  private final MeterRegistry registry;
  private final BoundedLabel assets = new BoundedLabel();
  private final Map<OnAsset, Counter> onAssets = new HashMap<>();
  private final Counter copies;
  private final Counter onAsset;
  private final Counter onNone;
  private final Counter unnamed;

  AccessMeters(MeterRegistry registry) {
    this.registry = registry;
    for (AccessKind kind : AccessKind.values()) {
      written.put(kind, events(registry, kind, "succeeded"));
      failed.put(kind, events(registry, kind, "failed"));
      tooLarge.put(kind, events(registry, kind, "too-large"));
    }
    this.copies = Meters.DETECT_ACCESS_COPIES.counter(registry);
    this.onAsset = calls(registry, "asset");
    this.onNone = calls(registry, "no-asset");
    this.unnamed = calls(registry, "unnamed");
  }

  private static Counter events(MeterRegistry registry, AccessKind kind, String outcome) {
    return Meters.DETECT_ACCESS_EVENTS.counter(registry, kind.label(), outcome);
  }

  private static Counter calls(MeterRegistry registry, String outcome) {
    return Meters.DETECT_ACCESS_CALLS.counter(registry, outcome);
  }

  Counter copies() {
    return copies;
  }

  void written(AccessEvent access) {
    count(access.failed() ? failed : written, access.kind());
    if (!access.failed()) {
      String entry = access.asset().entry();
      OnAsset on =
          new OnAsset(entry == null ? FOUND : assets.of(entry), access.kind(), access.accessor());
      onAssets.computeIfAbsent(on, this::onAsset).increment();
    }
  }

  private Counter onAsset(OnAsset on) {
    return Meters.DETECT_ACCESS_ASSETS.counter(
        registry, on.asset(), on.kind().label(), on.accessor().label());
  }

  void tooLarge(AccessKind kind) {
    count(tooLarge, kind);
  }

  private static void count(Map<AccessKind, Counter> counters, AccessKind kind) {
    Counter counter = counters.get(kind);
    if (counter != null) {
      counter.increment();
    }
  }

  /** Counts a call, once. */
  void call(boolean named, boolean asset) {
    Counter counter = asset ? onAsset : named ? onNone : unnamed;
    counter.increment();
  }
}
