package nl.dijkwacht.collectors.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/** A collector in a process of its own, which hangs once its first batch is in Kafka. */
final class QueueCollectorProcess implements AutoCloseable {

  private static final String WRITTEN = "written";

  private final Process process;
  private final BufferedReader output;

  private QueueCollectorProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(UTF_8);
  }

  static QueueCollectorProcess start(Cluster cluster, String queue) throws IOException {
    return new QueueCollectorProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-cp",
                System.getProperty("java.class.path"),
                QueueCollectorProcess.class.getName(),
                cluster.bootstrapServers(),
                cluster.prefix().value(),
                queue)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  void awaitWritten() throws IOException {
    String line = output.readLine();
    if (!WRITTEN.equals(line)) {
      throw new IllegalStateException("the collector's process said: " + line);
    }
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
    URI queue = URI.create(arguments[2]);
    WorkingCollector.start(
        TestQueue.settings(cluster, arguments[2]),
        TestQueue.access(Optional.of(queue.resolve("/"))),
        real ->
            FailingProducer.around(
                real,
                () -> {},
                () -> {
                  System.out.println(WRITTEN);
                  while (true) {
                    LockSupport.park();
                  }
                }));
  }
}
