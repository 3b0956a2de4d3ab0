package nl.dijkwacht.streams.transfers;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was counted and told of one minute of an access, so that its next revision adds only what is
 * new. Kept as text: {@code NL=3,US=12;US}. Mutable; for one thread.
 */
final class ReachedFrom {

  private final Map<String, Long> calls = new TreeMap<>();
  private final Set<String> told = new TreeSet<>();

  /** Takes what was kept besides. */
  void add(String text) {
    String[] halves = text.split(";", -1);
    for (String pair : halves[0].split(",")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        counted(pair.substring(0, equals), Long.parseLong(pair.substring(equals + 1)));
      }
    }
    for (String code : halves[halves.length - 1].split(",")) {
      if (!code.isEmpty() && code.indexOf('=') < 0) {
        told.add(code);
      }
    }
  }

  /**
   * Takes note of the calls from a country.
   *
   * @param now how many there are now
   * @return how many of them are new
   */
  long counted(String country, long now) {
    long before = calls.getOrDefault(country, 0L);
    calls.put(country, Math.max(before, now));
    return Math.max(0, now - before);
  }

  /** Whether a country is told of for the first time, which it is not the next time. */
  boolean tells(String country) {
    return told.add(country);
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    calls.forEach(
        (country, count) -> {
          text.append(text.isEmpty() ? "" : ",").append(country).append('=').append(count);
        });
    return text.append(';').append(String.join(",", told)).toString();
  }
}
