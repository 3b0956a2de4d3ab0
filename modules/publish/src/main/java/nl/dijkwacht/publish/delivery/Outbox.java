package nl.dijkwacht.publish.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nl.dijkwacht.publish.subscriptions.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be told to one subscription, in the order in which it came: for a digest, a group,
 * the end of quiet hours, or a receiver that is away. What is handed out stays in hand until it is
 * dealt with, so that a try that fails is followed by the same one. Nothing about a finding
 * overtakes what is older about it. For one thread.
 */
final class Outbox {

  /** Beyond these what waits is told early, rather than kept in memory. */
  static final int MOST = 500;

  private static final int MOST_TOGETHER = 200;

  /**
   * @param gathered whether it is told with others
   */
  private record Waiting(Item item, Instant dueAt, boolean gathered) {}

  private final Schedule schedule;
  private final Duration delay;
  private final RateWindow rate;
  private final List<Waiting> waiting = new ArrayList<>();
  private List<Item> inHand = List.of();
  private boolean limited;

  /**
   * @param delay before anything is told
   */
  Outbox(Schedule schedule, Duration delay) {
    this.schedule = schedule;
    this.delay = delay;
    this.rate = new RateWindow(schedule.rate());
  }

  void add(Item item) {
    if (item.isUrgent()) {
      waiting.add(new Waiting(item, item.knownAt(), false));
      return;
    }
    Instant from = item.knownAt().plus(delay);
    Instant told =
        schedule
            .digest()
            .map(digest -> digest.after(from))
            .orElseGet(() -> from.plus(schedule.gatherFor()));
    Instant dueAt =
        schedule.quiet().map(quiet -> quiet.after(told, item.entry().level())).orElse(told);
    boolean gathered =
        schedule.digest().isPresent() || !schedule.groupBy().isEmpty() || dueAt.isAfter(told);
    waiting.add(new Waiting(item, dueAt, gathered));
  }

  /** What is to be told now, the same until it is dealt with; empty if nothing is due. */
  List<Item> next(Instant now) {
    if (inHand.isEmpty()) {
      inHand = urgent();
    }
    if (inHand.isEmpty() && firstDue(now) != null) {
      if (rate.admits(now)) {
        inHand = together(now);
      } else {
        limited = true;
      }
    }
    return inHand;
  }

  private List<Item> urgent() {
    return waiting.stream()
        .map(Waiting::item)
        .filter(Item::isUrgent)
        .findFirst()
        .map(List::of)
        .orElse(List.of());
  }

  private @Nullable Waiting firstDue(Instant now) {
    if (isFull()) {
      return waiting.get(0);
    }
    return waiting.stream().filter(one -> isDue(one, now)).findFirst().orElse(null);
  }

  /** Also what fell due before quiet hours, and could not be told then, waits for their end. */
  private boolean isDue(Waiting one, Instant now) {
    boolean quiet =
        !one.item().isUrgent()
            && schedule
                .quiet()
                .map(hours -> hours.after(now, one.item().entry().level()).isAfter(now))
                .orElse(false);
    return !quiet && !one.dueAt().isAfter(now);
  }

  private List<Item> together(Instant now) {
    Waiting first = firstDue(now);
    if (first == null) {
      return List.of();
    }
    Set<Waiting> chosen = new HashSet<>(Set.of(first));
    if (first.gathered() || limited || isFull()) {
      waiting.stream()
          .filter(one -> one.item().group().equals(first.item().group()))
          .filter(one -> one.gathered() || isDue(one, now))
          .forEach(chosen::add);
    }
    limited = false;
    Set<String> about = new HashSet<>();
    chosen.forEach(one -> about.add(one.item().entry().about()));
    int last = lastOf(chosen);
    List<Item> together = new ArrayList<>();
    for (int i = 0; i <= last && together.size() < MOST_TOGETHER; i++) {
      Waiting one = waiting.get(i);
      if (chosen.contains(one) || about.contains(one.item().entry().about())) {
        together.add(one.item());
      }
    }
    return together;
  }

  private int lastOf(Set<Waiting> chosen) {
    int last = waiting.size() - 1;
    while (!chosen.contains(waiting.get(last))) {
      last--;
    }
    return last;
  }

  /** What was handed out was told. */
  void told(Instant now) {
    if (inHand.stream().noneMatch(Item::isUrgent)) {
      rate.sent(now);
    }
    settled();
  }

  /** What was handed out need not be told any more. */
  void settled() {
    remove(Set.copyOf(inHand)::contains);
  }

  /** Only the first of what was handed out, with the others to come after it. */
  void single() {
    inHand = inHand.subList(0, Math.min(1, inHand.size()));
  }

  /** Forgets items, since others deal with them now. */
  void remove(Predicate<Item> which) {
    waiting.removeIf(one -> which.test(one.item()));
    if (inHand.stream().anyMatch(which)) {
      inHand = List.of();
    }
  }

  boolean isFull() {
    return waiting.size() >= MOST;
  }

  int size() {
    return waiting.size();
  }

  /** Since when the first of what is due waits; empty if nothing is. */
  Optional<Instant> dueSince(Instant now) {
    return waiting.stream()
        .filter(one -> isDue(one, now))
        .map(Waiting::dueAt)
        .min(Instant::compareTo);
  }
}
