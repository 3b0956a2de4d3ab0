package nl.dijkwacht.api.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was shown to whom a short while ago, so that a page that is read again every half minute is
 * not noted as often. What is forgotten for want of room is noted once more. Thread-safe.
 */
final class ShownLately {

  static final Duration WHILE = Duration.ofMinutes(15);
  private static final int MOST_KEPT = 50_000;

  private record Shown(String caller, String what, String id) {}

  private final Map<Shown, Instant> at =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Shown, Instant> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /** Those of some ids that somebody was not shown lately. */
  synchronized List<String> fresh(Caller caller, String what, Collection<String> ids, Instant now) {
    return ids.stream()
        .distinct()
        .filter(
            id -> {
              Instant last = at.get(new Shown(caller.name(), what, id));
              return last == null || !last.plus(WHILE).isAfter(now);
            })
        .toList();
  }

  synchronized void noted(Caller caller, String what, Collection<String> ids, Instant now) {
    for (String id : ids) {
      Shown shown = new Shown(caller.name(), what, id);
      at.remove(shown);
      at.put(shown, now);
    }
  }
}
