package nl.dijkwacht.publish.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.publish.channels.Channel;
import nl.dijkwacht.publish.channels.Result;
import nl.dijkwacht.publish.messages.Message;
import nl.dijkwacht.publish.messages.MessageWriter;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is due of one route to its channel, one message at a time: what fails is tried again
 * until it is too old, and then set aside. For one thread.
 */
final class Dispatcher {

  /**
   * What it works with.
   *
   * @param giveUpAfter how long something may have been due before it is set aside
   */
  record Means(
      Channel channel,
      MessageWriter writer,
      Journal journal,
      CircuitBreaker breaker,
      Backoff backoff,
      Attention attention,
      DeliveryMeters meters,
      Clock clock,
      Duration giveUpAfter) {}

  private final Route route;
  private final Outbox outbox;
  private final Progress progress;
  private final Means means;
  private Instant notBefore = Instant.MIN;
  private int failures;
  private @Nullable Instant failingSince;
  private @Nullable String problem;

  Dispatcher(Route route, Outbox outbox, Progress progress, Means means) {
    this.route = route;
    this.outbox = outbox;
    this.progress = progress;
    this.means = means;
  }

  /** Tries once, if anything is due; whether there may be more to do at once. */
  boolean step() {
    Instant now = means.clock().instant();
    List<Item> items = outbox.next(now);
    if (items.isEmpty() || now.isBefore(notBefore)) {
      return false;
    }
    if (route.escalatedAfter().isPresent()
        && items.stream().noneMatch(item -> means.attention().isWanted(item.entry().about()))) {
      means.meters().count("handled");
      settle(items);
      return true;
    }
    if (!means.breaker().admits(now)) {
      return false;
    }
    Message message = message(items);
    Result result = means.channel().deliver(message);
    return settle(result, items, message);
  }

  private Message message(List<Item> items) {
    var entries = items.stream().map(Item::entry).toList();
    return route
        .escalatedAfter()
        .map(after -> means.writer().escalated(entries, after))
        .orElseGet(() -> means.writer().of(entries));
  }

  private boolean settle(Result result, List<Item> items, Message message) {
    Instant now = means.clock().instant();
    if (result instanceof Result.Delivered) {
      means.breaker().succeeded();
      failingSince = null;
      items.forEach(item -> means.journal().delivered(item, message, failures + 1));
      means.meters().delivered(outbox.dueSince(now), now);
      outbox.told(now);
      items.forEach(this::dealtWith);
      ended();
      return true;
    }
    if (result instanceof Result.Refused refused) {
      // The receiver is well, so it is the message.
      means.breaker().succeeded();
      failingSince = null;
      return refused(items, message, refused.sentence());
    }
    Result.Failed failed = (Result.Failed) result;
    failures++;
    failingSince = failingSince == null ? now : failingSince;
    problem = failed.sentence();
    means.breaker().failed(now);
    means.meters().count("failed");
    notBefore = now.plus(means.backoff().after(failures, failed.after()));
    if (isTooOld(now, failingSince)) {
      means.meters().count("given-up");
      giveUp(items, message, failed.sentence());
      return true;
    }
    return false;
  }

  /** What was due long before the receiver failed has as long as others. */
  private boolean isTooOld(Instant now, Instant receiverFailsSince) {
    Instant limit = now.minus(means.giveUpAfter());
    return receiverFailsSince.isBefore(limit)
        && outbox.dueSince(now).filter(since -> since.isBefore(limit)).isPresent();
  }

  /** Of several, one may be what the receiver does not take: then each is brought by itself. */
  private boolean refused(List<Item> items, Message message, String sentence) {
    if (items.size() > 1) {
      outbox.single();
    } else {
      means.meters().count("refused");
      giveUp(items, message, sentence);
    }
    return true;
  }

  private void giveUp(List<Item> items, Message message, String sentence) {
    for (Item item : items) {
      int attempts = WireHeaders.attempts(item.record().headers()) + 1;
      String place = "subscription " + route.name();
      means
          .journal()
          .givenUp(
              item,
              message,
              new DeadLetter(DeadLetterReason.UNDELIVERED, place, sentence, attempts));
    }
    settle(items);
    ended();
  }

  private void settle(List<Item> items) {
    outbox.settled();
    items.forEach(this::dealtWith);
  }

  private void dealtWith(Item item) {
    progress.dealtWith(item.partition(), item.offset());
  }

  private void ended() {
    failures = 0;
    problem = null;
  }

  /** Why the last try failed; null if it did not. */
  @Nullable String problem() {
    return problem;
  }
}
