package nl.dijkwacht.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the figures were measured on, as the machine tells. */
public final class Machine {

  private static final long MEBI = 1L << 20;

  private Machine() {}

  /** Processor, cores, memory, system, JVM and heap in one line. */
  static String describe() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    Runtime runtime = Runtime.getRuntime();
    return "%s, %d cores, %d MiB memory, %s %s, %s %s, heap up to %d MiB, load %.1f at the start"
        .formatted(
            field(Path.of("/proc/cpuinfo"), "model name"),
            runtime.availableProcessors(),
            system.getTotalMemorySize() / MEBI,
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.vm.name"),
            Runtime.version(),
            runtime.maxMemory() / MEBI,
            system.getSystemLoadAverage());
  }

  /** Memory of this process that lies in RAM now, and its peak, as Linux counts them. */
  public static String residentMemory() {
    Path status = Path.of("/proc/self/status");
    return "%s, peak %s".formatted(field(status, "VmRSS"), field(status, "VmHWM"));
  }

  private static String field(Path file, String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      // Only Linux has these files.
      return "unknown";
    }
  }
}
