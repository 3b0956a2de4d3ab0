package nl.dijkwacht.streams.assurance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.core.verdict.Verdict.Standing;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What was last told of each condition, by finding, so that only what changed is told: that it
 * came, that it is graver or less grave, and that it ended. For one task.
 */
final class Verdicts {

  /** What is found so soon after the beginning was so before; its finding alerts nobody. */
  private static final Duration BASELINE = Duration.ofDays(1);

  private final KeyValueStore<String, Verdict> told;
  private final String tenant;
  private final Predicate<Verdict> output;

  /**
   * @param output writes one; false if it could not be written
   */
  Verdicts(KeyValueStore<String, Verdict> told, String tenant, Predicate<Verdict> output) {
    this.told = told;
    this.tenant = tenant;
    this.output = output;
  }

  /**
   * Tells what changed.
   *
   * @param conditions all that hold
   * @param latest event time of the newest fact
   * @param began when this stage first judged anything (wall clock)
   */
  void tell(List<Condition> conditions, Instant latest, Instant began, Instant now) {
    boolean young = now.isBefore(began.plus(BASELINE));
    Set<String> holding = new HashSet<>();
    for (Condition condition : conditions) {
      String id = Verdict.findingId(tenant, condition.control().id(), condition.resource());
      holding.add(id);
      Verdict before = told.get(id);
      boolean fails = before != null && before.result() == Result.FAIL;
      if (!fails || before.control().level() != condition.control().level()) {
        boolean baseline = fails ? before.baseline() : young && !condition.calendar();
        put(failing(id, condition, before, baseline, now));
      }
    }
    List<Verdict> ended = new ArrayList<>();
    try (var all = told.all()) {
      all.forEachRemaining(
          entry -> {
            if (entry.value.result() == Result.FAIL && !holding.contains(entry.key)) {
              ended.add(entry.value);
            }
          });
    }
    ended.forEach(verdict -> put(passing(verdict, latest, now)));
  }

  private void put(Verdict verdict) {
    if (output.test(verdict)) {
      told.put(verdict.findingId(), verdict);
    }
  }

  private static Verdict failing(
      String id, Condition of, @Nullable Verdict before, boolean baseline, Instant now) {
    // What is due is news however late it is noticed: a standstill must swallow no reminder.
    Instant collectedAt = of.calendar() ? of.since() : now;
    Instant since =
        before != null && before.since().isAfter(of.since()) ? before.since() : of.since();
    return new Verdict(
        id,
        of.control(),
        of.resource(),
        Clipped.orNull(of.arn()),
        Clipped.orNull(of.name()),
        of.classification(),
        Result.FAIL,
        before == null ? null : before.result(),
        since,
        collectedAt.isBefore(since) ? since : collectedAt,
        Standing.CONFIRMED,
        baseline,
        Clipped.line(of.reason()),
        null,
        before == null ? 1 : before.revision() + 1);
  }

  private static Verdict passing(Verdict before, Instant latest, Instant now) {
    Instant since = latest.isAfter(before.since()) ? latest : before.since();
    return new Verdict(
        before.findingId(),
        before.control(),
        before.resource(),
        before.arn(),
        before.name(),
        before.classification(),
        Result.PASS,
        Result.FAIL,
        since,
        now,
        Standing.CONFIRMED,
        false,
        "It is no longer so.",
        null,
        before.revision() + 1);
  }
}
