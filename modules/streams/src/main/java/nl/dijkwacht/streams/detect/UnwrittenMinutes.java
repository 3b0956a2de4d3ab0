package nl.dijkwacht.streams.detect;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.TaskId;

/**
 * How many minutes of accesses changed on this instance and are not written yet, or may not be
 * committed: whoever waits until all is dealt with waits for them too. Thread-safe.
 */
final class UnwrittenMinutes implements LongSupplier {

  private final Map<TaskId, Long> byTask = new ConcurrentHashMap<>();

  void show(TaskId task, long count) {
    byTask.put(task, count);
  }

  /** A task ends here; where it begins anew it counts again. */
  void end(TaskId task) {
    byTask.remove(task);
  }

  @Override
  public long getAsLong() {
    return byTask.values().stream().mapToLong(Long::longValue).sum();
  }
}
