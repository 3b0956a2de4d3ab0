package nl.dijkwacht.collectors.polling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * An instance in a process of its own, which can be killed and suspended. It says what it does, and
 * if it is to hold, it waits in each round but the first between the asking and the checkpoint.
 */
final class AskingProcess implements AutoCloseable {

  static final String ASKED = "asked";
  static final String HOLDING = "holding";
  static final String REFUSED = "refused";

  private final Process process;
  private final BufferedReader said;

  private AskingProcess(Process process) {
    this.process = process;
    this.said = process.inputReader(UTF_8);
  }

  static AskingProcess start(Cluster cluster, int shards, boolean holding) throws IOException {
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
                AskingProcess.class.getName(),
                cluster.bootstrapServers(),
                cluster.prefix().value(),
                Integer.toString(shards),
                Boolean.toString(holding))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new AskingProcess(process);
  }

  /** Waits until it says so. */
  void await(String wanted) throws IOException {
    String line = said.readLine();
    while (!wanted.equals(line)) {
      if (line == null) {
        throw new IllegalStateException("the process ended before it was " + wanted);
      }
      line = said.readLine();
    }
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void suspend() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** Lets it run again, and go on where it held. */
  void resume() throws IOException, InterruptedException {
    signal("-CONT");
    process.outputWriter(UTF_8).append('\n').flush();
  }

  private void signal(String signal) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("kill", signal, Long.toString(process.pid()))
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException("kill " + signal + " gave " + status);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] arguments) throws Exception {
    Cluster cluster = new Cluster(arguments[0], new TopicPrefix(arguments[1]));
    boolean holding = Boolean.parseBoolean(arguments[3]);
    Counting.Hook hook =
        (last, out) -> {
          System.out.println(ASKED);
          if (holding && last != null) {
            hold();
          }
        };
    List<Poll> polls =
        IntStream.range(0, Integer.parseInt(arguments[2]))
            .mapToObj(number -> telling(new Counting(number, cluster.prefix(), hook)))
            .toList();
    try (Asking asking = Asking.start(cluster, "process", polls)) {
      TimeUnit.MINUTES.sleep(5);
    }
  }

  /** Says when a question was refused its checkpoint. */
  private static Poll telling(Poll poll) {
    return new Poll() {
      @Override
      public String shard() {
        return poll.shard();
      }

      @Override
      public Duration interval() {
        return poll.interval();
      }

      @Override
      public void ask(@Nullable PollCheckpoint last, PollOutput out) {
        try {
          poll.ask(last, out);
        } catch (RoundEndedException | KafkaException e) {
          System.out.println(REFUSED);
          throw e;
        }
      }
    };
  }

  private static void hold() {
    try {
      System.out.println(HOLDING);
      if (System.in.read() < 0) {
        throw new IllegalStateException("nobody told it to go on");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
