package nl.dijkwacht.collectors.objects;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;
import nl.dijkwacht.metrics.Meters;

/** How many announced objects wait for the workers of this instance. Thread-safe. */
final class ObjectsWaiting {

  private final AtomicLongArray live;
  private final AtomicLongArray backfill;

  ObjectsWaiting(int workers, MeterRegistry registry) {
    this.live = new AtomicLongArray(workers);
    this.backfill = new AtomicLongArray(workers);
    Meters.COLLECT_OBJECTS_WAITING.gauge(registry, () -> sum(live), "live");
    Meters.COLLECT_OBJECTS_WAITING.gauge(registry, () -> sum(backfill), "backfill");
  }

  void set(int worker, long liveObjects, long backfillObjects) {
    live.set(worker, liveObjects);
    backfill.set(worker, backfillObjects);
  }

  private static long sum(AtomicLongArray parts) {
    return LongStream.range(0, parts.length()).map(i -> parts.get((int) i)).sum();
  }
}
