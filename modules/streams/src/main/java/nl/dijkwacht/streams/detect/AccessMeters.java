package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import nl.dijkwacht.core.AccessKind;
import nl.dijkwacht.metrics.Meters;

/** Counts what becomes of calls that touch data. */
final class AccessMeters {

  private final Map<AccessKind, Counter> written = new EnumMap<>(AccessKind.class);
  private final Map<AccessKind, Counter> failed = new EnumMap<>(AccessKind.class);
  private final Map<AccessKind, Counter> tooLarge = new EnumMap<>(AccessKind.class);
  private final Counter copies;
  private final Counter onAsset;
  private final Counter onNone;
  private final Counter unnamed;

  AccessMeters(MeterRegistry registry) {
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

  void written(AccessKind kind, boolean refused) {
    count(refused ? failed : written, kind);
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
