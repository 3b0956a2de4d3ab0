package nl.dijkwacht.api.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.dijkwacht.api.Problem;
import nl.dijkwacht.api.Response;
import nl.dijkwacht.core.privacy.AuditEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who looked at what and who did what: ids, never content. Each look and each decision is a line of
 * the log {@code dijkwacht.audit}. Looks at what may tell of persons are kept before anything is
 * shown, those at the same thing within a quarter of an hour once. Thread-safe.
 */
public final class Audit {

  private static final Logger LOG = LoggerFactory.getLogger("dijkwacht.audit");

  private static final int LONGEST = 200;

  /** Of one event; a page of a list has up to four times as many. */
  private static final int MOST_IDS = 50;

  /** Who waits for a response holds a connection. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** In place of the user of a machine. */
  private static final String USER = "api";

  private final AuditKeeper keeper;
  private final Clock clock;
  private final ShownLately lately = new ShownLately();

  /**
   * @param clock tells when it was looked at (wall clock)
   */
  public Audit(AuditKeeper keeper, Clock clock) {
    this.keeper = keeper;
    this.clock = clock;
  }

  /** What somebody is shown, once it is noted that they are; otherwise why they are not. */
  public Response shown(Caller caller, String what, Collection<String> ids, Response response) {
    return viewed(caller, what, ids)
        ? response
        : Problem.of(
                503,
                "Kafka does not answer",
                "It could not be noted who looks, so nothing is shown; try again in a moment.")
            .with("Retry-After", "5");
  }

  /** Notes that somebody sees something, and says whether it is kept. */
  public boolean viewed(Caller caller, String what, Collection<String> ids) {
    try {
      viewing(caller, what, ids).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("What {} asked for is not shown, as it could not be noted.", plain(caller.name()));
      return false;
    }
  }

  /** Likewise, for who must not wait: completed once it is kept. */
  public CompletableFuture<?> viewing(Caller caller, String what, Collection<String> ids) {
    log("viewed", caller, what, ids);
    Instant now = clock.instant();
    List<String> fresh = lately.fresh(caller, what, ids, now);
    List<CompletableFuture<?>> kept = new ArrayList<>();
    for (int from = 0; from < fresh.size(); from += MOST_IDS) {
      List<String> some = fresh.subList(from, Math.min(fresh.size(), from + MOST_IDS));
      kept.add(keeper.keep(event(caller, what, some, now)));
    }
    return CompletableFuture.allOf(kept.toArray(CompletableFuture[]::new))
        .thenRun(() -> lately.noted(caller, what, fresh, now));
  }

  private static AuditEvent event(Caller caller, String what, List<String> ids, Instant now) {
    return new AuditEvent(
        UUID.randomUUID().toString(),
        now,
        plain(caller.name()),
        USER,
        AuditEvent.Action.VIEW,
        what + " " + String.join(",", ids.stream().map(Audit::plain).toList()),
        "",
        true);
  }

  /** Somebody decided something. What they decided is kept by the command itself. */
  public void decided(Caller caller, String action, String what, String id) {
    log(action, caller, what, List.of(id));
  }

  private static void log(String action, Caller caller, String what, Collection<String> ids) {
    LOG.info(
        "{} by=\"{}\" what={} count={} ids={}",
        action,
        plain(caller.name()),
        what,
        ids.size(),
        String.join(",", ids.stream().map(Audit::plain).toList()));
  }

  /** On one line and not to be taken for another field. */
  private static String plain(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\"]", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
