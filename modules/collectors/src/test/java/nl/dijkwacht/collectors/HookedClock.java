package nl.dijkwacht.collectors;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongConsumer;

/** A clock that is set by hand, and through which a test acts in the middle of collecting. */
final class HookedClock extends Clock {

  private final LongConsumer hook;
  private volatile Instant now = Instant.parse("2026-03-02T12:00:00Z");
  private long calls;

  /** Takes what is done at each call for the time in milliseconds, one for each record. */
  HookedClock(LongConsumer hook) {
    this.hook = hook;
  }

  void set(Instant time) {
    now = time;
  }

  @Override
  public long millis() {
    hook.accept(++calls);
    return now.toEpochMilli();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
