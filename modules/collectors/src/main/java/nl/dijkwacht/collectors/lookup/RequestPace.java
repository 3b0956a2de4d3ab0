package nl.dijkwacht.collectors.lookup;

import java.time.Duration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Keeps the requests of a client so far apart, its own retries included, since AWS counts them too.
 * An interrupt ends the waiting. Thread-safe.
 */
final class RequestPace implements ExecutionInterceptor {

  private final long apart;
  private final Ticks ticks;
  private long next;

  RequestPace(Duration apart, Ticks ticks) {
    this.apart = apart.toNanos();
    this.ticks = ticks;
    this.next = ticks.nanos();
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes unused) {
    try {
      await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("Waiting for the next request was interrupted.", e);
    }
  }

  private void await() throws InterruptedException {
    long wait = reserve();
    if (wait > 0) {
      ticks.await(wait);
    }
  }

  private synchronized long reserve() {
    long now = ticks.nanos();
    long at = next - now > 0 ? next : now;
    next = at + apart;
    return at - now;
  }
}
