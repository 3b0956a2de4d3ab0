package nl.dijkwacht.app.watching;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program of Debian that serves HTTP until the test ends. */
final class Daemon implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Process process;
  private final URI base;

  private Daemon(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  /** Starts it and waits until it is ready. */
  static Daemon start(Path folder, int port, List<String> command) throws IOException {
    Path log = Files.createTempFile(folder, command.get(0), ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Daemon daemon = new Daemon(process, URI.create("http://127.0.0.1:" + port));
    await()
        .atMost(LIMIT)
        .ignoreExceptionsInstanceOf(IOException.class)
        .failFast("it ended; its log is " + log, () -> !process.isAlive())
        .until(() -> daemon.response("/-/ready").statusCode() == 200);
    return daemon;
  }

  /** What it answers to a question. */
  String get(String path) throws IOException, InterruptedException {
    return response(path).body();
  }

  /** What a port of this machine answers to a question. */
  static String get(int port, String path) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port + path);
    return CLIENT
        .send(
            HttpRequest.newBuilder(address).timeout(LIMIT).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private HttpResponse<String> response(String path) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
