package nl.dijkwacht.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A broker in a process of its own, which writes records, says so on its output and then works on
 * until it is killed.
 */
final class BrokerProcess implements AutoCloseable {
  static final String TOPIC = "kept";

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
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                dataDirectory.toString(),
                Integer.toString(records))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader(UTF_8);
    String line = output.readLine();
    if (!"written".equals(line)) {
      process.destroyForcibly();
      throw new IllegalStateException("the broker's process said: " + line);
    }
    return new BrokerProcess(process);
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
    System.out.println("written");
    Thread.currentThread().join();
  }
}
