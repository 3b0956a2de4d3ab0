package nl.dijkwacht.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A program in a JVM of its own, with the product's logging, that ends with its test. */
public final class ForkedJvm implements AutoCloseable {

  /** Twice what closing takes at most, since the machine may be busy. */
  private static final int SIGTERM_SECONDS = 60;

  /** That it did not hear of its broker in time, and that it was asked before it was elected. */
  private static final List<String> LATENESS =
      List.of("controller event queue overloaded", "apiKey=CONTROLLER_REGISTRATION");

  private final Process process;
  private final Path output;

  private ForkedJvm(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts it.
   *
   * @param folder for its output and its temporary files
   */
  public static ForkedJvm start(
      Class<?> main, Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    Path output = Files.createTempFile(folder, "output", ".txt");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-XX:MetaspaceSize=256m",
                "-Djava.io.tmpdir=" + temporary,
                "-Dlog4j2.configurationFile=classpath:log4j2.properties",
                "-cp",
                classPath,
                main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return new ForkedJvm(builder.start(), output);
  }

  /** What it wrote to standard output and standard error so far. */
  public String output() throws IOException {
    return Files.readString(output);
  }

  /** The same without what Kafka's controller complains of where the machine is too busy for it. */
  public String outputButForLateness() throws IOException {
    return output()
        .lines()
        .filter(line -> LATENESS.stream().noneMatch(line::contains))
        .collect(Collectors.joining("\n"));
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Kills it as kill -9 does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it as a service manager does, and returns its exit code. */
  public int terminate() throws InterruptedException {
    process.destroy();
    return exitCode(SIGTERM_SECONDS);
  }

  /** Waits for its end. */
  public int exitCode(int seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("it still runs after " + seconds + " s");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
