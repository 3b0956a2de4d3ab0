package nl.dijkwacht.benchmarks.stage;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.dijkwacht.benchmarks.report.Usage;
import org.jspecify.annotations.Nullable;

/** What the threads of a stage have used since they got their first records. Thread-safe. */
final class StageWork {

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Long, Long> cpuNanosAtBegin = new ConcurrentHashMap<>();
  private volatile @Nullable Usage begin;

  /** Called by each thread of the stage on its first records. */
  void begins(long threadId, long cpuNanos) {
    synchronized (this) {
      if (begin == null) {
        begin = Usage.now();
      }
    }
    cpuNanosAtBegin.put(threadId, cpuNanos);
  }

  /** What the process used when the first thread got records; null before that. */
  @Nullable Usage begin() {
    return begin;
  }

  /** CPU time of the stage's threads since each got its first records. */
  long threadCpuNanos() {
    return cpuNanosAtBegin.entrySet().stream()
        .mapToLong(entry -> threads.getThreadCpuTime(entry.getKey()) - entry.getValue())
        .sum();
  }
}
