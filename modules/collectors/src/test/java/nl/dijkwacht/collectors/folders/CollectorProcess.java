package nl.dijkwacht.collectors.folders;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.collectors.HookedClock;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/** A collector in a process of its own, which collects a folder once and can be killed. */
final class CollectorProcess implements AutoCloseable {

  /** So slowly that there is time to kill it. */
  private static final long PAUSE_NANOS = 100_000;

  private final Process process;

  private CollectorProcess(Process process) {
    this.process = process;
  }

  /** Returns when it has taken the first record in hand. */
  static CollectorProcess start(Cluster cluster, Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-cp",
                System.getProperty("java.class.path"),
                CollectorProcess.class.getName(),
                cluster.bootstrapServers(),
                cluster.prefix().value(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    CollectorProcess started = new CollectorProcess(process);
    String line = process.inputReader(UTF_8).readLine();
    if (!"collecting".equals(line)) {
      started.close();
      throw new IllegalStateException("the collector's process said: " + line);
    }
    return started;
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] arguments) {
    Cluster cluster = new Cluster(arguments[0], new TopicPrefix(arguments[1]));
    HookedClock clock =
        new HookedClock(
            call -> {
              if (call == 1) {
                System.out.println("collecting");
              }
              LockSupport.parkNanos(PAUSE_NANOS);
            });
    try (FileCollector collector =
        cluster.collector(clock, new SimpleMeterRegistry(), Path.of(arguments[2]))) {
      collector.collectOnce();
    }
  }
}
