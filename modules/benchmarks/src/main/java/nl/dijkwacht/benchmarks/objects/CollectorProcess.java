package nl.dijkwacht.benchmarks.objects;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;

/**
 * A collector of objects alone in a process, so that the CPU time of the process is the
 * collector's: Kafka, S3 and what writes the load are elsewhere.
 */
final class CollectorProcess implements AutoCloseable {

  /** The environment variable with options of its JVM. */
  private static final String OPTIONS = "COLLECTOR_JAVA_OPTS";

  private static final long CLOSE_SECONDS = 20;

  private final Process process;
  private final BufferedReader answers;

  /**
   * What it took.
   *
   * @param heapGrowth the most that a collection of garbage left on the heap, beyond what a full
   *     one left before
   */
  record Work(double wallSeconds, double cpuSeconds, long records, long heapGrowth) {}

  private CollectorProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader(UTF_8);
  }

  static CollectorProcess start(BenchmarkKafka kafka, BenchmarkS3 s3, int workers)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    String options = System.getenv(OPTIONS);
    command.addAll(options == null ? List.of() : List.of(options.split(" ")));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            CollectorMain.class.getName(),
            kafka.clientProperties().get("bootstrap.servers"),
            s3.endpoint().toString(),
            Integer.toString(workers)));
    return new CollectorProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Waits until it has collected so many more objects that {@code announce} announces. */
  Work collect(int objects, Runnable announce) throws IOException {
    process.outputWriter(UTF_8).append(Integer.toString(objects)).append('\n').flush();
    answer("ready");
    announce.run();
    String[] parts = answer("took ").split(" ");
    return new Work(
        Double.parseDouble(parts[1]),
        Double.parseDouble(parts[2]),
        Long.parseLong(parts[3]),
        Long.parseLong(parts[4]));
  }

  /** Waits for the answer that begins so; options may make the JVM say other things. */
  private String answer(String beginning) throws IOException {
    String line = answers.readLine();
    while (line != null && !line.startsWith(beginning)) {
      line = answers.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the collector ended");
    }
    return line;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    // It ends when there are no more orders.
    process.outputWriter(UTF_8).close();
    if (!process.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
