package nl.dijkwacht.publish.channels;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Ends the wait for a receiver that speaks slowly enough to pass all limits of single reads. One
 * that holds a connection beyond that gets no second one. For one thread.
 */
final class TimeLimit {

  private final String receiver;
  private final Duration limit;
  private @Nullable Thread held;

  TimeLimit(String receiver, Duration limit) {
    this.receiver = receiver;
    this.limit = limit;
  }

  /** What the work leads to, or that it did not end in time. */
  Result of(Callable<Result> work) {
    if (held != null && held.isAlive()) {
      return new Result.Failed("%s still holds the connection before".formatted(receiver));
    }
    FutureTask<Result> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "publish-to-" + receiver);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      held = thread;
      return new Result.Failed("%s did not answer within %s".formatted(receiver, limit));
    } catch (ExecutionException e) {
      return new Result.Failed(
          "%s could not be reached (%s)"
              .formatted(
                  receiver, e.getCause() == null ? "?" : e.getCause().getClass().getSimpleName()));
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return new Result.Failed("it was interrupted");
    }
  }
}
