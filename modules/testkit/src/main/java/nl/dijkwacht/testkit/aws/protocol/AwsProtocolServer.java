package nl.dijkwacht.testkit.aws.protocol;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Any service of AWS on this machine's loopback, for the SDK's real clients: the test says what
 * each operation answers, and looks at what was asked. It tells protocol, service and Region by the
 * request itself, so that one server serves all services and Regions. STS works from the start:
 * roles are assumed by answers whose keys name account and role.
 *
 * <p>Signatures are not checked. Keys are good unless they were expired, or look temporary and are
 * not from this server's STS. Thread-safe.
 */
public final class AwsProtocolServer implements AutoCloseable {

  static {
    // Otherwise answers may wait 40 ms for the client to acknowledge their headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AnswerWriter writer = new AnswerWriter(closed);
  private final RoleSessions sessions = new RoleSessions();
  private final List<Route> routes = new CopyOnWriteArrayList<>();
  private final List<Received> received = new ArrayList<>();

  private AwsProtocolServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  private record Received(String operation, AwsRequest request) {}

  /** Listens at a free port. */
  public static AwsProtocolServer start() {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      AwsProtocolServer started =
          new AwsProtocolServer(http, Executors.newCachedThreadPool(AwsProtocolServer::thread));
      started.on("sts:AssumeRole", started.sessions::assumeRole);
      started.on("sts:GetCallerIdentity", started.sessions::callerIdentity);
      http.setExecutor(started.threads);
      http.createContext("/", started::serve);
      http.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "aws-protocol-server");
    thread.setDaemon(true);
    return thread;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Says how an operation answers, in place of what was said of it before.
   *
   * @param operation the service's signing name and the operation's, such as {@code
   *     cloudtrail:LookupEvents}; for the REST protocols method and path, such as {@code
   *     guardduty:POST /detector/{detectorId}/findings}
   */
  public void on(String operation, AwsOperation answers) {
    // The newest is found first.
    routes.add(0, Route.of(operation, answers));
  }

  /** How long the sessions last that are given from now on; an hour, if nothing else is said. */
  public void sessionsLast(Duration duration) {
    sessions.last(duration);
  }

  /** From now on requests with this key are refused as expired. */
  public void expire(String accessKeyId) {
    sessions.expire(accessKeyId);
  }

  /** All requests so far, in the order in which they came. */
  public List<AwsRequest> requests() {
    synchronized (received) {
      return received.stream().map(Received::request).toList();
    }
  }

  /**
   * The requests so far for one operation, in the order in which they came, also those that failed.
   *
   * @param operation as it was given to {@link #on}
   */
  public List<AwsRequest> requests(String operation) {
    synchronized (received) {
      return received.stream()
          .filter(one -> one.operation().equals(operation))
          .map(Received::request)
          .toList();
    }
  }

  /** The times between the requests for one operation. */
  public List<Duration> pausesBetween(String operation) {
    List<AwsRequest> requests = requests(operation);
    return IntStream.range(1, requests.size())
        .mapToObj(
            i ->
                Duration.ofNanos(
                    requests.get(i).receivedNanos() - requests.get(i - 1).receivedNanos()))
        .toList();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      AwsRequest plain = RequestReader.read(exchange);
      Optional<Found> found = find(plain);
      AwsRequest request = complete(plain, found);
      synchronized (received) {
        received.add(new Received(found.map(Found::operation).orElse(""), request));
      }
      writer.write(exchange, request, answer(request, found));
    }
  }

  private AwsAnswer answer(AwsRequest request, Optional<Found> found) {
    Optional<Fault> refused = sessions.fault(request.accessKeyId());
    if (refused.isPresent()) {
      return refused.get();
    }
    if (found.isEmpty()) {
      return Fault.UNKNOWN_OPERATION;
    }
    try {
      return found.get().route().operation().answer(request);
    } catch (RuntimeException | AssertionError e) {
      // The test sees what its own code did wrong in the client's exception.
      return new AwsAnswer.Failure(500, "TestFailed", String.valueOf(e));
    }
  }

  private record Found(Route route, Map<String, String> parameters) {
    String operation() {
      return route.service() + ":" + route.name();
    }
  }

  private Optional<Found> find(AwsRequest request) {
    return routes.stream()
        .flatMap(
            route ->
                route.match(request.service(), request.name()).stream()
                    .map(parameters -> new Found(route, parameters)))
        .findFirst();
  }

  private AwsRequest complete(AwsRequest plain, Optional<Found> found) {
    Map<String, String> parameters = new HashMap<>(plain.parameters());
    found.map(Found::parameters).ifPresent(parameters::putAll);
    return new AwsRequest(
        plain.protocol(),
        plain.service(),
        plain.region(),
        plain.name(),
        plain.accessKeyId(),
        sessions.role(plain.accessKeyId()),
        parameters,
        plain.body(),
        plain.receivedNanos());
  }

  /** Drops what is under way; afterwards connections are refused. */
  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
