package nl.dijkwacht.api.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many requests a minute of each, which may come at once. Of who asked longest ago nothing is
 * kept once there are too many. Thread-safe.
 */
final class RateLimit {

  private static final int MOST_KEPT = 10_000;
  private static final double NANOS_A_MINUTE = 60e9;

  private final int perMinute;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private record Bucket(double left, long at) {}

  RateLimit(int perMinute, LongSupplier nanoTime) {
    this.perMinute = perMinute;
    this.nanoTime = nanoTime;
  }

  /** Seconds to wait; 0 if one may go on. */
  synchronized long wait(String who) {
    long now = nanoTime.getAsLong();
    Bucket bucket = buckets.getOrDefault(who, new Bucket(perMinute, now));
    double left =
        Math.min(perMinute, bucket.left() + (now - bucket.at()) / NANOS_A_MINUTE * perMinute);
    boolean may = left >= 1;
    buckets.put(who, new Bucket(may ? left - 1 : left, now));
    return may ? 0 : Math.max(1, (long) Math.ceil((1 - left) * 60 / perMinute));
  }

  synchronized int size() {
    return buckets.size();
  }
}
