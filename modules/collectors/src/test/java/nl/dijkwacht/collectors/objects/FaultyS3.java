package nl.dijkwacht.collectors.objects;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsSettings;
import nl.dijkwacht.core.StableId;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Gives objects as S3 does, and answers as S3 does when something is wrong, on demand: what no
 * emulator can be brought to do. It runs in this process, so other processes can be killed beside
 * it.
 */
final class FaultyS3 implements AutoCloseable {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final Map<String, Fault> lasting = new ConcurrentHashMap<>();
  private volatile @Nullable Fault always;

  /** What happens instead of, or to, an answer. */
  sealed interface Fault {
    /** S3 says no. */
    record Answer(int status, String code) implements Fault {}

    /** The connection breaks in the middle of the part. */
    record Break() implements Fault {}

    /** Something is done before the answer is given. */
    record Before(Runnable action) implements Fault {}
  }

  static final Fault.Answer DENIED = new Fault.Answer(403, "AccessDenied");
  static final Fault.Answer EXPIRED = new Fault.Answer(400, "ExpiredToken");
  static final Fault.Answer SLOW_DOWN = new Fault.Answer(503, "SlowDown");

  FaultyS3() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  AwsAccess access() {
    return access(endpoint());
  }

  static AwsAccess access(URI endpoint) {
    return new AwsAccess(
        new AwsSettings(
            Optional.of("eu-west-1"),
            Optional.empty(),
            Optional.empty(),
            "aws",
            Map.of("s3", endpoint)),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
  }

  void put(String bucket, String key, byte[] content) {
    objects.put("/" + bucket + "/" + key, content);
  }

  /** Lets the next requests for an object meet these, each one. */
  void fail(String bucket, String key, Fault... next) {
    faults
        .computeIfAbsent("/" + bucket + "/" + key, path -> new ConcurrentLinkedQueue<>())
        .addAll(List.of(next));
  }

  /** Lets all requests for an object meet this. */
  void failLastingly(String bucket, String key, Fault fault) {
    lasting.put("/" + bucket + "/" + key, fault);
  }

  /** Lets all requests meet this until it is null again. */
  void failAlways(@Nullable Fault fault) {
    always = fault;
  }

  /** How often an object, or a part of it, was asked for. */
  long requests(String bucket, String key) {
    return asked.stream().filter(("/" + bucket + "/" + key)::equals).count();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(path);
      Fault fault = always == null ? lasting.get(path) : always;
      if (fault == null) {
        Queue<Fault> queue = faults.get(path);
        fault = queue == null ? null : queue.poll();
      }
      if (fault instanceof Fault.Before before) {
        before.action().run();
      }
      byte[] content = objects.get(path);
      if (fault instanceof Fault.Answer answer) {
        error(exchange, answer.status(), answer.code());
      } else if (content == null) {
        error(exchange, 404, "NoSuchKey");
      } else {
        object(exchange, content, fault instanceof Fault.Break);
      }
    }
  }

  private static void object(HttpExchange exchange, byte[] content, boolean breaks)
      throws IOException {
    String etag = '"' + StableId.ofBytes(content) + '"';
    String match = exchange.getRequestHeaders().getFirst("If-Match");
    if (match != null && !match.equals(etag)) {
      error(exchange, 412, "PreconditionFailed");
      return;
    }
    exchange.getResponseHeaders().set("ETag", etag);
    exchange.getResponseHeaders().set("x-amz-meta-signature", "abc");
    Matcher range =
        RANGE.matcher(
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")).orElse(""));
    byte[] part = content;
    int status = 200;
    if (range.matches()) {
      int from = Integer.parseInt(range.group(1));
      if (from >= content.length) {
        error(exchange, 416, "InvalidRange");
        return;
      }
      int to = Math.min(content.length, Integer.parseInt(range.group(2)) + 1);
      part = Arrays.copyOfRange(content, from, to);
      status = 206;
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, content.length));
    }
    exchange.sendResponseHeaders(status, part.length == 0 ? -1 : part.length);
    exchange.getResponseBody().write(part, 0, breaks ? part.length / 2 : part.length);
    exchange.getResponseBody().flush();
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    byte[] body = "<Error><Code>%s</Code></Error>".formatted(code).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
