package nl.dijkwacht.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A broker in a process of its own, which writes records, says so on its output and then works on
 * until it is killed.
 */
final class BrokerProcess implements AutoCloseable {
  static final String TOPIC = "kept";
  private static final String WRITTEN = "written";

  private final Process process;

  private BrokerProcess(Process process) {
    this.process = process;
  }

  /** Returns when all the records are acknowledged. */
  static BrokerProcess startAndWrite(Path dataDirectory, int records) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                dataDirectory.toString(),
                Integer.toString(records))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader(UTF_8);
    List<String> said = new ArrayList<>();
    // On a busy machine Kafka complains of being late, on the same output.
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals(WRITTEN)) {
        return new BrokerProcess(process);
      }
      said.add(line);
    }
    throw new IllegalStateException("the broker's process ended and said: " + said);
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] arguments) throws Exception {
    EmbeddedBroker broker;
    try {
      broker = EmbeddedBroker.start(new BrokerSettings(Path.of(arguments[0]), 0, 1));
    } catch (BrokerUnavailableException e) {
      System.out.println(e.reason());
      return;
    }
    Records.createTopic(broker.bootstrapServers(), TOPIC, 3);
    Records.write(broker.bootstrapServers(), TOPIC, Integer.parseInt(arguments[1]));
    System.out.println(WRITTEN);
    Thread.currentThread().join();
  }
}
