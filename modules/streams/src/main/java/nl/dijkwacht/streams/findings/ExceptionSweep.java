package nl.dijkwacht.streams.findings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.finding.ExceptionEntry;
import nl.dijkwacht.core.finding.Finding;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Goes over all findings when other exceptions are in effect than before, some at a time. Where it
 * stands is in a store, so that who takes the partition over goes on from there.
 */
final class ExceptionSweep {

  /** What the findings were last held against to the end. */
  private static final String DONE = "done";

  /** What they are held against now. */
  private static final String TARGET = "target";

  /** The id of the finding that was last gone over. */
  private static final String CURSOR = "cursor";

  private final KeyValueStore<String, Finding> findings;
  private final KeyValueStore<String, byte[]> progress;
  private List<ExceptionEntry> known = List.of();
  private String hash = hash(List.of());

  ExceptionSweep(KeyValueStore<String, Finding> findings, KeyValueStore<String, byte[]> progress) {
    this.findings = findings;
    this.progress = progress;
  }

  /**
   * The next findings to go over.
   *
   * @param now wall clock
   * @param most how many at most
   * @return none if all were held against the exceptions that are in effect
   */
  List<Finding> next(List<ExceptionEntry> exceptions, Instant now, int most) {
    String target = hashOf(exceptions, now);
    if (target.equals(textOf(DONE, hash(List.of())))) {
      return List.of();
    }
    if (!target.equals(textOf(TARGET, ""))) {
      put(TARGET, target);
      put(CURSOR, "");
    }
    List<Finding> slice = slice(textOf(CURSOR, ""), most);
    if (slice.size() < most) {
      put(DONE, target);
      put(CURSOR, "");
    } else {
      put(CURSOR, slice.get(slice.size() - 1).id());
    }
    return slice;
  }

  private List<Finding> slice(String after, int most) {
    List<Finding> slice = new ArrayList<>();
    try (var range = findings.range(after, null)) {
      while (range.hasNext() && slice.size() < most) {
        var entry = range.next();
        if (!entry.key.equals(after)) {
          slice.add(entry.value);
        }
      }
    }
    return slice;
  }

  private String hashOf(List<ExceptionEntry> exceptions, Instant now) {
    List<ExceptionEntry> active =
        exceptions.stream()
            .filter(entry -> !now.isBefore(entry.from()) && now.isBefore(entry.expires()))
            .toList();
    if (!active.equals(known)) {
      known = active;
      hash = hash(active);
    }
    return hash;
  }

  private static String hash(List<ExceptionEntry> exceptions) {
    return StableId.of(exceptions.stream().map(ExceptionEntry::toString).sorted().toList());
  }

  private String textOf(String key, String otherwise) {
    byte @Nullable [] value = progress.get(key);
    return value == null ? otherwise : new String(value, StandardCharsets.UTF_8);
  }

  private void put(String key, String text) {
    progress.put(key, text.getBytes(StandardCharsets.UTF_8));
  }
}
