package nl.dijkwacht.testkit.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * S3 or SQS on this machine's loopback, in a process of its own because it brings other libraries
 * than the product has. It accepts any credentials, keeps everything in memory, and ends with the
 * JVM that started it, however that ends. Buckets and queues are the tests' own to make, named by
 * {@link nl.dijkwacht.testkit.UniqueNames}. Thread-safe.
 */
public final class AwsServer implements AutoCloseable {

  private static final String BUILD =
      "run 'mvn -pl modules/testkit -am test-compile', which copies its jars";

  private final Software software;
  private final int port;
  private ServerProcess process;

  private AwsServer(Software software, int port, ServerProcess process) {
    this.software = software;
    this.port = port;
    this.process = process;
  }

  /**
   * S3 by S3Proxy; the client has to use path style, which the SDK does by itself at an address
   * without a name.
   *
   * @throws IllegalStateException when it cannot start, with what it said
   */
  public static AwsServer startS3() {
    return start(Software.S3PROXY);
  }

  /**
   * SQS by ElasticMQ. It is slow: about 50 requests a second.
   *
   * @throws IllegalStateException when it cannot start, with what it said
   */
  public static AwsServer startSqs() {
    return start(Software.ELASTICMQ);
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Ends it at once, with all that it holds; requests are refused until {@link #restart}. */
  public synchronized void kill() {
    process.close();
  }

  /**
   * Starts it anew and empty at the same endpoint, killing it before if it runs.
   *
   * @throws IllegalStateException when it cannot start, with what it said
   */
  public synchronized void restart() {
    process.close();
    process = process(software, port);
  }

  @Override
  public void close() {
    kill();
  }

  private static AwsServer start(Software software) {
    int port = freePort();
    return new AwsServer(software, port, process(software, port));
  }

  private static ServerProcess process(Software software, int port) {
    Path folder =
        Path.of(System.getProperty("dijkwacht.root", "../.."), "modules", "testkit")
            .resolve(software.folder)
            .toAbsolutePath();
    Path jars = folder.resolve("target").resolve("lib");
    if (!Files.isDirectory(jars)) {
      throw new IllegalStateException("%s is not in %s: %s.".formatted(software, jars, BUILD));
    }
    return ServerProcess.start(
        jars,
        software.command(folder, port),
        URI.create("http://127.0.0.1:" + port + software.ready));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private enum Software {
    S3PROXY("s3proxy", "/") {
      @Override
      List<String> command(Path folder, int port) {
        return List.of(
            "-Ds3proxy.endpoint=http://127.0.0.1:" + port,
            "org.gaul.s3proxy.Main",
            "--properties",
            folder.resolve("s3proxy.properties").toString());
      }
    },
    ELASTICMQ("elasticmq", "/health") {
      @Override
      List<String> command(Path folder, int port) {
        return List.of(
            "-Dconfig.file=" + folder.resolve("elasticmq.conf"),
            "-Drest-sqs.bind-port=" + port,
            "org.elasticmq.server.Main");
      }
    };

    private final String folder;
    private final String ready;

    Software(String folder, String ready) {
      this.folder = folder;
      this.ready = ready;
    }

    /** System properties, the main class and its arguments. */
    abstract List<String> command(Path folder, int port);
  }
}
