package nl.dijkwacht.api.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import nl.dijkwacht.api.Call;
import nl.dijkwacht.api.Problem;
import nl.dijkwacht.api.Response;
import nl.dijkwacht.topics.decisions.Decision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all decisions have in common: what is sent, how many at once, how they end. Thread-safe. */
final class Deciding {

  private static final Logger LOG = LoggerFactory.getLogger(Deciding.class);

  /** Each has connections of its own for as long as it waits. */
  private static final int AT_ONCE = 4;

  private final Semaphore places = new Semaphore(AT_ONCE);

  /** Sends a command. */
  @FunctionalInterface
  interface Sending<A> {
    Decision<A> send() throws IOException, InterruptedException;
  }

  /**
   * The object that was sent. A form cannot have this content type, so that no other site can make
   * a browser send it.
   */
  static Optional<ObjectNode> body(Call call) {
    return call.header("content-type")
        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/json"))
        .flatMap(type -> Json.sent(call));
  }

  static Response noBody() {
    return Problem.bad(
        "Send one JSON object of at most %d KiB, with 'Content-Type: application/json'."
            .formatted(Call.MAX_BODY / 1024));
  }

  <A> Response send(Sending<A> sending, Function<A, ObjectNode> json) {
    return response(outcome(sending), json);
  }

  /** What came of sending a command. */
  <A> Outcome<A> outcome(Sending<A> sending) {
    if (!places.tryAcquire()) {
      return new Outcome.Failed<>(
          "Too many decisions", "Others are being carried out; try again in a moment.");
    }
    try {
      return outcome(sending.send());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unsent();
    } catch (IOException e) {
      LOG.warn("A decision could not be sent.", e);
      return unsent();
    } finally {
      places.release();
    }
  }

  private static <A> Outcome<A> outcome(Decision<A> decision) {
    if (decision instanceof Decision.Done<A> done) {
      return new Outcome.Done<>(done.answer());
    }
    return decision instanceof Decision.Refused<A> refused
        ? new Outcome.Refused<>(refused.why())
        : new Outcome.Waiting<>();
  }

  private static <A> Outcome<A> unsent() {
    return new Outcome.Failed<>(
        "Kafka does not answer", "It may not have been sent; look before you try again.");
  }

  private static <A> Response response(Outcome<A> outcome, Function<A, ObjectNode> json) {
    if (outcome instanceof Outcome.Done<A> done) {
      return Response.json(200, Json.text(json.apply(done.answer())));
    }
    if (outcome instanceof Outcome.Refused<A> refused) {
      return Problem.of(409, "Refused", refused.why());
    }
    if (outcome instanceof Outcome.Failed<A> failed) {
      return Problem.of(503, failed.title(), failed.why()).with("Retry-After", "2");
    }
    ObjectNode waiting = Json.object();
    waiting.put("status", "waiting");
    waiting.put(
        "detail",
        "It is carried out once its stage runs; do not send it again, but look at it later.");
    return Response.json(202, Json.text(waiting));
  }
}
