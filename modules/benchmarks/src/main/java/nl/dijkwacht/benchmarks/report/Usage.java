package nl.dijkwacht.benchmarks.report;

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
public record Usage(long nanos, long cpuNanos, long gcMillis) {

  public static Usage now() {
    return new Usage(
        System.nanoTime(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime(),
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum());
  }

  public Usage since(Usage start) {
    return new Usage(nanos - start.nanos, cpuNanos - start.cpuNanos, gcMillis - start.gcMillis);
  }

  public double seconds() {
    return nanos / 1e9;
  }

  public double cpuSeconds() {
    return cpuNanos / 1e9;
  }

  /** Bytes on the heap that a full collection leaves. */
  public static long liveHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
