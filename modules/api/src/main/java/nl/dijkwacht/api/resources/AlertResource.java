package nl.dijkwacht.api.resources;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.dijkwacht.api.Answer;
import nl.dijkwacht.api.Call;
import nl.dijkwacht.api.EventSink;
import nl.dijkwacht.api.EventStream;
import nl.dijkwacht.api.Problem;
import nl.dijkwacht.api.Response;
import nl.dijkwacht.api.access.Audit;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.views.Views;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.metrics.Meters;

/** Alerts: the newest ones, and the next ones as they come. Thread-safe. */
final class AlertResource implements AutoCloseable {

  /** Under the half minute after which connections without traffic are cut. */
  private static final long HEARTBEAT_SECONDS = 10;

  private static final String ALERTS = "alerts";
  private static final String HEARTBEAT = ": still here\n\n";
  private static final String BEGINNING = ": alerts follow\nretry: 3000\n\n";

  private final Views views;
  private final LegalEntities entities;
  private final Audit audit;
  private final FindingJson json;
  private final int mostListeners;
  private final Set<EventSink> listening = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService hearts;

  /**
   * @param mostListeners at once; the next is told to come back
   */
  AlertResource(
      Views views, LegalEntities entities, Audit audit, int mostListeners, MeterRegistry registry) {
    this.views = views;
    this.entities = entities;
    this.audit = audit;
    this.json = new FindingJson(entities, views);
    this.mostListeners = mostListeners;
    this.hearts =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "alert-stream");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        hearts.scheduleWithFixedDelay(
            () -> listening.forEach(sink -> sink.send(HEARTBEAT)),
            HEARTBEAT_SECONDS,
            HEARTBEAT_SECONDS,
            TimeUnit.SECONDS);
    Meters.API_LISTENERS.gauge(registry, listening::size);
  }

  /** The newest first. */
  Answer list(Caller caller, Call call) {
    Query query = new Query(call);
    Set<Level> levels = query.choices("severity", Level.class);
    Optional<Position> after = query.after();
    int limit = query.limit();
    Optional<Response> problem = query.problem();
    if (problem.isPresent()) {
      return problem.get();
    }
    List<Alert> wanted =
        newestFirst().stream()
            .filter(alert -> isFor(caller, alert))
            .filter(alert -> levels.contains(alert.finding().level()))
            .toList();
    List<Alert> rest = after.map(from -> behind(wanted, from.id())).orElse(wanted);
    List<Alert> page = rest.subList(0, Math.min(limit, rest.size()));
    Optional<Position> next =
        rest.size() > limit
            ? Optional.of(new Position(0, Instant.EPOCH, page.get(page.size() - 1).id()))
            : Optional.empty();
    return audit.shown(
        caller,
        ALERTS,
        page.stream().map(Alert::id).toList(),
        new Listing<>(page, wanted.size(), next).response(json::of, true));
  }

  /** In the order in which they came, which is the one that the stream has. */
  private List<Alert> newestFirst() {
    List<Alert> all = new ArrayList<>(views.alerts().all());
    Collections.reverse(all);
    return all;
  }

  /** None if that one is no longer held, as then all behind it are not either. */
  private static List<Alert> behind(List<Alert> alerts, String id) {
    return alerts.stream().dropWhile(alert -> !alert.id().equals(id)).skip(1).toList();
  }

  private boolean isFor(Caller caller, Alert alert) {
    return caller.sees(entities.of(alert.finding().subject().account()));
  }

  /** Those that come, and those since the one that {@code Last-Event-ID} names. */
  Answer stream(Caller caller, Call call) {
    if (listening.size() >= mostListeners) {
      return Problem.of(
              503,
              "Too many listeners",
              "%d listen already; try again later, or set api.listeners higher."
                  .formatted(mostListeners))
          .with("Retry-After", "30");
    }
    String last = call.header("last-event-id").orElse("");
    return new EventStream(sink -> open(caller, last, sink));
  }

  private void open(Caller caller, String last, EventSink sink) {
    Consumer<Alert> listener = new Listener(caller, sink);
    listening.add(sink);
    sink.onClose(
        () -> {
          listening.remove(sink);
          views.alerts().unlisten(listener);
        });
    // Before the beginning is told: who hears of it may count on hearing all that comes.
    boolean whole = views.alerts().listen(last, listener);
    sink.send(BEGINNING);
    if (!whole) {
      sink.send(
          "event: gap\ndata: {\"detail\":\"Some alerts may have been missed; GET /api/v1/alerts"
              + " has the newest.\"}\n\n");
    }
  }

  /**
   * Sends alerts in their order, each once it is noted that it is seen. If one cannot be noted, the
   * listener is cut off, who comes back and says what it had last.
   */
  private final class Listener implements Consumer<Alert> {

    private final Caller caller;
    private final EventSink sink;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    Listener(Caller caller, EventSink sink) {
      this.caller = caller;
      this.sink = sink;
    }

    @Override
    public synchronized void accept(Alert alert) {
      if (isFor(caller, alert)) {
        sent =
            sent.thenCombine(
                    audit.viewing(caller, ALERTS, List.of(alert.id())), (before, noted) -> alert)
                .thenAccept(this::send)
                .whenComplete(
                    (done, notNoted) -> {
                      if (notNoted != null) {
                        sink.close();
                      }
                    });
      }
    }

    private void send(Alert alert) {
      // JSON has no ends of lines in it, so it is one line of data.
      sink.send(
          "id: %s\nevent: alert\ndata: %s\n".formatted(alert.id(), Json.text(json.of(alert))));
    }
  }

  @Override
  public void close() {
    hearts.shutdownNow();
    List.copyOf(listening).forEach(EventSink::close);
  }
}
