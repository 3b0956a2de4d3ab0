package nl.dijkwacht.collectors.objects;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.dijkwacht.collectors.BackOff;
import org.jspecify.annotations.Nullable;

/**
 * Waits for parts of objects: as long as it takes where nothing is wrong with the object, such as
 * for credentials that expired. For one thread.
 */
final class PartWaiting {

  private static final long LOOK_MILLIS = 50;
  private static final BackOff PAUSES = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30));

  private final Attendance attendance;
  private final Consumer<@Nullable String> trouble;

  /**
   * @param trouble takes a sentence for people when waiting begins, and null when it is over
   */
  PartWaiting(Attendance attendance, Consumer<@Nullable String> trouble) {
    this.attendance = attendance;
    this.trouble = trouble;
  }

  /**
   * Waits for a part that was asked for.
   *
   * @param again asks once more
   * @return the part; null if the object is no longer this worker's
   */
  @Nullable ObjectPart await(Future<ObjectPart> asked, Supplier<Future<ObjectPart>> again) {
    Future<ObjectPart> current = asked;
    for (int failures = 0; ; failures++) {
      ObjectPart part = answer(current);
      if (!(part instanceof ObjectPart.Failed failed) || !failed.failure().kind().passes()) {
        trouble.accept(null);
        return part;
      }
      // Several are asked for at once and fail at once: once that has passed, the next try
      // succeeds.
      Duration pause = failures == 0 ? Duration.ZERO : PAUSES.after(failures);
      if (failures > 0) {
        trouble.accept(failed.failure().sentence() + " The objects wait until it succeeds.");
      }
      if (!attendance.attend(pause)) {
        trouble.accept(null);
        return null;
      }
      current = again.get();
    }
  }

  private @Nullable ObjectPart answer(Future<ObjectPart> asked) {
    while (true) {
      try {
        return asked.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (!attendance.attend(Duration.ZERO)) {
          asked.cancel(true);
          return null;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      } catch (ExecutionException e) {
        throw new IllegalStateException("asking for a part gives a value whatever happens", e);
      }
    }
  }
}
