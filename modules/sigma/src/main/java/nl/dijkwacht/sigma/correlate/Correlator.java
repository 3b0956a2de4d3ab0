package nl.dijkwacht.sigma.correlate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.core.signal.Candidate;
import nl.dijkwacht.sigma.correlate.EntryStore.Entry;

/**
 * Judges the windows of correlations. What it tells depends on the set of candidates, whatever
 * their order and however often each of them comes. For one thread.
 */
public final class Correlator {

  /** What became of a candidate. */
  public enum Outcome {
    ADDED,
    /** It was there before. */
    KNOWN
  }

  /**
   * What adding a candidate led to.
   *
   * @param firings what is fulfilled now and was not before; mostly none
   * @param forgotten how many of the group's oldest events had to go, since there are too many
   */
  public record Result(Outcome outcome, List<Firing> firings, int forgotten) {
    static final Result KNOWN = new Result(Outcome.KNOWN, List.of(), 0);
  }

  /** What was kept longer than it has to be is forgotten by the store, and in time here too. */
  private static final long READ_AGAIN_AFTER = Duration.ofDays(1).toMillis();

  private final EntryStore entries;
  private final GroupCache groups = new GroupCache();
  private final Fingerprint fingerprint = new Fingerprint();

  public Correlator(EntryStore entries) {
    this.entries = entries;
  }

  /** The name by which the event of a candidate is kept. */
  public long idOf(Candidate candidate) {
    return fingerprint.of(candidate.id());
  }

  /** How many groups are in memory now. */
  public int groupsInMemory() {
    return groups.size();
  }

  /**
   * Adds a candidate of this very version of a correlation.
   *
   * @param collectedAt when it was collected, milliseconds since the epoch
   */
  public Result add(Correlation correlation, Candidate candidate, long collectedAt) {
    Group group = group(correlation, candidate.group(), collectedAt);
    long id = idOf(candidate);
    long time = candidate.event().eventTime().toEpochMilli();
    List<Group.End> ends = group.add(time, id, candidate.members(), valuesOf(candidate));
    if (ends == null) {
      return Result.KNOWN;
    }
    boolean fired = ends.stream().anyMatch(end -> end.id() == id);
    entries.put(new Entry(candidate, id, collectedAt, fired));
    List<Firing> firings = new ArrayList<>();
    for (Group.End end : ends) {
      if (end.id() == id) {
        firings.add(new Firing(correlation, candidate));
      } else {
        fire(correlation, candidate.group(), end.time(), end.id()).ifPresent(firings::add);
      }
    }
    groups.grown(candidate.group());
    return new Result(Outcome.ADDED, firings, bounded(correlation, candidate.group(), group));
  }

  private static long[] valuesOf(Candidate candidate) {
    return candidate.values().stream().mapToLong(Long::longValue).toArray();
  }

  /** Judges the window that ends with an event, once no more events are expected in it. */
  public Optional<Firing> judge(
      Correlation correlation, String groupKey, long time, long id, long now) {
    return group(correlation, groupKey, now).isFulfilled(time)
        ? fire(correlation, groupKey, time, id)
        : Optional.empty();
  }

  private Optional<Firing> fire(Correlation correlation, String group, long time, long id) {
    Entry entry = entries.find(group, time, id);
    if (entry == null || entry.fired()) {
      return Optional.empty();
    }
    entries.put(new Entry(entry.candidate(), id, entry.collectedAt(), true));
    return Optional.of(new Firing(correlation, entry.candidate()));
  }

  /** Of a group that is too large, a tenth goes at once: reading it again is not for nothing. */
  private int bounded(Correlation correlation, String key, Group group) {
    if (group.weight() <= correlation.type().mostKept()) {
      return 0;
    }
    groups.remove(key);
    return entries.removeOldest(key, group.events() / 10 + 1);
  }

  private Group group(Correlation correlation, String key, long now) {
    Group known = groups.get(key);
    if (known != null && now - known.loadedAt() < READ_AGAIN_AFTER) {
      return known;
    }
    Group group = read(correlation, key, now);
    groups.put(key, group);
    return group;
  }

  /** An event as it was kept. */
  private record Kept(long time, long id, long members, long[] values, boolean fired) {}

  private Group read(Correlation correlation, String key, long now) {
    List<Kept> kept = new ArrayList<>();
    entries.forEach(
        key,
        (time, id, members, values, fired) -> kept.add(new Kept(time, id, members, values, fired)));
    kept.sort(Comparator.comparingLong(Kept::time));
    Group group = new Group(correlation, now);
    for (Kept event : kept) {
      group.load(event.time(), event.id(), event.members(), event.values(), event.fired());
    }
    return group;
  }
}
