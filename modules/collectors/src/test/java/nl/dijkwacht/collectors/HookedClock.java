package nl.dijkwacht.collectors;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** A clock that is set by hand, and through which a test acts in the middle of collecting. */
public final class HookedClock extends Clock {

  private final LongConsumer hook;
  // Records that seem to be months old would fall to the topic's retention.
  private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final AtomicLong calls = new AtomicLong();

  /** Takes what is done at each call for the time in milliseconds, one for each record. */
  public HookedClock(LongConsumer hook) {
    this.hook = hook;
  }

  public long calls() {
    return calls.get();
  }

  public void set(Instant time) {
    now = time;
  }

  @Override
  public long millis() {
    hook.accept(calls.incrementAndGet());
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
