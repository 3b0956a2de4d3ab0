package nl.dijkwacht.collectors.lookup;

import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when it is waited for. */
final class SteppedTicks implements Ticks {

  private final AtomicLong now = new AtomicLong();

  @Override
  public long nanos() {
    return now.get();
  }

  @Override
  public void await(long nanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    now.addAndGet(nanos);
  }
}
