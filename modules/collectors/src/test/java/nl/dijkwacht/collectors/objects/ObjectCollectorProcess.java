package nl.dijkwacht.collectors.objects;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.collectors.HookedClock;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/** A collector of objects in a process of its own, which can be killed and suspended. */
final class ObjectCollectorProcess implements AutoCloseable {

  /** So slowly that there is time to kill it. */
  private static final long PAUSE_NANOS = 200_000;

  private final Process process;

  private ObjectCollectorProcess(Process process) {
    this.process = process;
  }

  /** Returns when it has taken the first record in hand. */
  static ObjectCollectorProcess start(Cluster cluster, String instance, URI s3) throws IOException {
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
                ObjectCollectorProcess.class.getName(),
                cluster.bootstrapServers(),
                cluster.prefix().value(),
                instance,
                s3.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    ObjectCollectorProcess started = new ObjectCollectorProcess(process);
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

  /** Stops it where it is, as when its machine is suspended. */
  void suspend() throws IOException, InterruptedException {
    signal("STOP");
  }

  void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
            .inheritIO()
            .start()
            .waitFor();
    if (code != 0) {
      throw new IllegalStateException("kill -" + name + " ended with " + code);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] arguments) throws InterruptedException {
    Cluster cluster = new Cluster(arguments[0], new TopicPrefix(arguments[1]));
    HookedClock clock =
        new HookedClock(
            call -> {
              if (call == 1) {
                System.out.println("collecting");
              }
              LockSupport.parkNanos(PAUSE_NANOS);
            });
    try (ObjectCollector collector =
        ObjectFixture.collector(cluster, arguments[2], URI.create(arguments[3]), clock)) {
      TimeUnit.HOURS.sleep(1);
    }
  }
}
