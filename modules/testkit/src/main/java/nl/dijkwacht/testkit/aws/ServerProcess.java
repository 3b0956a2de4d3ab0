package nl.dijkwacht.testkit.aws;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java program on a leash that has answered over HTTP once. */
final class ServerProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final int ANSWER_LIMIT_MILLIS = 5_000;
  private static final long LOOK_AGAIN_MILLIS = 20;
  private static final int SHOWN_CHARACTERS = 4_000;

  private final Process process;
  private final Path output;

  private ServerProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * @param jars the folder of its jars
   * @param command system properties, the main class and its arguments
   * @param ready what it answers with status 200 as soon as it is ready
   * @throws IllegalStateException when it ends or is silent for 60 s, with the end of its output
   */
  static ServerProcess start(Path jars, List<String> command, URI ready) {
    try {
      Path output = Files.createTempFile("dijkwacht-server", ".log");
      output.toFile().deleteOnExit();
      Process process =
          new ProcessBuilder(javaCommand(jars, command))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      ServerProcess started = new ServerProcess(process, output);
      started.awaitAnswer(ready);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> javaCommand(Path jars, List<String> command) {
    List<String> java =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // It lives for seconds: starting fast is worth more than running fast.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-XX:MetaspaceSize=256m",
                "-cp",
                ownClasses() + File.pathSeparator + jars.resolve("*")));
    int main = 0;
    while (command.get(main).startsWith("-")) {
      main++;
    }
    java.addAll(command.subList(0, main));
    java.add(Leash.class.getName());
    java.addAll(command.subList(main, command.size()));
    return java;
  }

  private static Path ownClasses() {
    try {
      return Path.of(Leash.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitAnswer(URI ready) throws IOException {
    long start = System.nanoTime();
    try {
      while (!answers(ready)) {
        if (process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
          throw failure("ended with exit code " + process.exitValue());
        }
        if (System.nanoTime() - start > START_LIMIT.toNanos()) {
          throw failure("did not answer at " + ready + " within " + START_LIMIT);
        }
      }
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the server starts", e);
    }
  }

  private static boolean answers(URI ready) {
    try {
      HttpURLConnection connection = (HttpURLConnection) ready.toURL().openConnection();
      connection.setConnectTimeout(ANSWER_LIMIT_MILLIS);
      connection.setReadTimeout(ANSWER_LIMIT_MILLIS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  private IllegalStateException failure(String what) throws IOException {
    String said = Files.readString(output);
    close();
    return new IllegalStateException(
        "the server %s; it said:%n%s"
            .formatted(what, said.substring(Math.max(0, said.length() - SHOWN_CHARACTERS))));
  }

  /** Kills it and returns when it is gone. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    output.toFile().delete();
  }
}
