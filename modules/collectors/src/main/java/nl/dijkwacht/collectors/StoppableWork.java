package nl.dijkwacht.collectors;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work that one thread at a time does until it is told to stop, and that others can wait for the
 * end of, also where it hangs. Thread-safe.
 */
public final class StoppableWork {

  private final CountDownLatch stop = new CountDownLatch(1);
  private final ReentrantLock working = new ReentrantLock();
  private volatile @Nullable Thread worker;

  public boolean isStopping() {
    return stop.getCount() == 0;
  }

  /** Tells whoever works to stop at its next look. */
  public void stop() {
    stop.countDown();
  }

  /** Waits; true if it is time to stop, as for who was interrupted. */
  public boolean pause(Duration length) {
    try {
      return stop.await(length.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
      return true;
    }
  }

  /**
   * Works in this thread, once no other does.
   *
   * @param end of the work, told whether it ran to its end or failed
   */
  public void run(Runnable task, Consumer<Boolean> end) {
    working.lock();
    worker = Thread.currentThread();
    boolean completed = false;
    try {
      task.run();
      completed = true;
    } finally {
      worker = null;
      try {
        end.accept(completed);
      } finally {
        working.unlock();
      }
    }
  }

  /**
   * Waits until nobody works any more, and interrupts who has not stopped within the grace.
   *
   * @param last is done then
   */
  public void awaitEnd(Duration grace, Runnable last) {
    boolean interrupted = false;
    try {
      if (!working.tryLock(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        interruptWorker();
        working.lock();
      }
    } catch (InterruptedException e) {
      interrupted = true;
      interruptWorker();
      working.lock();
    }
    try {
      last.run();
    } finally {
      working.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void interruptWorker() {
    Thread blocked = worker;
    if (blocked != null) {
      blocked.interrupt();
    }
  }
}
