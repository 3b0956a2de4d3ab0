package nl.dijkwacht.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process used up to now, or between two moments.
 *
 * @param nanos wall clock, from an arbitrary start
 * @param cpuNanos of all threads
 * @param gcMillis pauses of the garbage collectors
 */
record Usage(long nanos, long cpuNanos, long gcMillis) {

  static Usage now() {
    return new Usage(
        System.nanoTime(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime(),
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum());
  }

  Usage since(Usage start) {
    return new Usage(nanos - start.nanos, cpuNanos - start.cpuNanos, gcMillis - start.gcMillis);
  }

  double seconds() {
    return nanos / 1e9;
  }

  double cpuSeconds() {
    return cpuNanos / 1e9;
  }

  /** Bytes on the heap that a full collection leaves. */
  static long liveHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
