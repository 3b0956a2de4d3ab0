package nl.dijkwacht.app.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import nl.dijkwacht.core.verdict.Posture;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.wire.Reading;

/**
 * Counts how resources stand as their states are read, in whatever order and however often a
 * resource comes; the last time counts. Of each resource it keeps a number and what it has in
 * common with others, so that a million of them take some hundred megabytes at most. For one
 * thread.
 */
final class PostureTally implements CompactedTopicReader.Visitor<Posture> {

  private static final int ACCOUNT = 1;

  private final Registers registers;
  private final Instant now;
  private final Predicate<String> accounts;
  private final Map<Standing, Standing> distinct = new HashMap<>();
  private final Map<Long, Standing> byResource = new HashMap<>();
  private final Set<Long> unreadable = new HashSet<>();

  /**
   * @param registers tells which failures are under an exception
   * @param now for the exceptions that are in effect (wall clock)
   */
  PostureTally(Registers registers, Instant now) {
    this(registers, now, account -> true);
  }

  /**
   * @param accounts those whose resources count
   */
  PostureTally(Registers registers, Instant now, Predicate<String> accounts) {
    this.registers = registers;
    this.now = now;
    this.accounts = accounts;
  }

  @Override
  public void record(String key, Reading<Posture> reading) {
    removed(key);
    if (!accounts.test(account(key))) {
      return;
    }
    if (reading instanceof Reading.Value<Posture> read) {
      Standing standing = standing(read.value());
      byResource.put(Fingerprint.of(key), distinct.computeIfAbsent(standing, same -> same));
    } else {
      unreadable.add(Fingerprint.of(key));
    }
  }

  @Override
  public void removed(String key) {
    byResource.remove(Fingerprint.of(key));
    unreadable.remove(Fingerprint.of(key));
  }

  /** Of the resource's canonical form, which the key is. */
  private static String account(String key) {
    String[] parts = key.split("/", ACCOUNT + 2);
    return parts.length > ACCOUNT ? parts[ACCOUNT] : "";
  }

  private Standing standing(Posture posture) {
    Map<String, Standing.Outcome> outcomes = new HashMap<>();
    posture
        .results()
        .forEach(
            (control, result) -> {
              switch (result) {
                case PASS -> outcomes.put(control, Standing.Outcome.PASSED);
                case FAIL -> outcomes.put(control, failure(posture, control));
                case UNKNOWN -> outcomes.put(control, Standing.Outcome.UNKNOWN);
                case NOT_APPLICABLE -> outcomes.remove(control);
              }
            });
    return new Standing(posture.resource().account(), outcomes);
  }

  private Standing.Outcome failure(Posture posture, String control) {
    List<String> names = new ArrayList<>(List.of(posture.resource().id()));
    String arn = posture.arn();
    String name = posture.name();
    if (arn != null) {
      names.add(arn);
    }
    if (name != null) {
      names.add(name);
    }
    return registers.exceptionFor(control, names, posture.resource().account(), "", now).isPresent()
        ? Standing.Outcome.SUPPRESSED
        : Standing.Outcome.FAILED;
  }

  /** How many resources stand in each way. */
  Map<Standing, Long> counted() {
    Map<Standing, Long> counted = new HashMap<>();
    byResource.values().forEach(standing -> counted.merge(standing, 1L, Long::sum));
    return counted;
  }

  /** Resources whose state could not be read. */
  long unreadable() {
    return unreadable.size();
  }
}
