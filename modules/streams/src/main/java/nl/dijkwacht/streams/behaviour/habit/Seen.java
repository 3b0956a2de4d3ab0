package nl.dijkwacht.streams.behaviour.habit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * Values that came with a principal, such as countries, each with the minute of its first and the
 * day of its last. So many are remembered; beyond them the one that was not seen for longest is
 * forgotten.
 */
public final class Seen {

  private final int most;
  private final TreeMap<String, Span> spans = new TreeMap<>();

  /**
   * @param firstMinute since the epoch (event time)
   * @param lastDay since the epoch (event time)
   */
  public record Span(long firstMinute, long lastDay) {}

  Seen(int most) {
    this.most = most;
  }

  static Seen read(ByteBuffer in, int most) {
    Seen seen = new Seen(most);
    for (long left = Varint.get(in); left > 0; left--) {
      seen.spans.put(Varint.text(in), new Span(Varint.get(in), Varint.get(in)));
    }
    return seen;
  }

  void write(ByteArrayOutputStream out) {
    Varint.put(out, spans.size());
    spans.forEach(
        (value, span) -> {
          Varint.put(out, value);
          Varint.put(out, span.firstMinute);
          Varint.put(out, span.lastDay);
        });
  }

  /** Takes note of a value; whether that changed anything. */
  boolean add(String value, long minute, long day) {
    Span before = spans.get(value);
    Span after =
        before == null
            ? new Span(minute, day)
            : new Span(Math.min(before.firstMinute, minute), Math.max(before.lastDay, day));
    spans.put(value, after);
    if (spans.size() > most) {
      spans.entrySet().stream()
          .min(Comparator.comparing((Map.Entry<String, Span> entry) -> entry.getValue().lastDay))
          .map(Map.Entry::getKey)
          .ifPresent(spans::remove);
    }
    return !after.equals(before);
  }

  /**
   * When a value was first seen, since the epoch (event time).
   *
   * @throws NoSuchElementException if it is not known
   */
  public long firstMinute(String value) {
    Span span = spans.get(value);
    if (span == null) {
      throw new NoSuchElementException("It was not seen.");
    }
    return span.firstMinute;
  }

  /** All values with their times. */
  public Map<String, Span> all() {
    return Map.copyOf(spans);
  }

  /** Those that were first seen in a minute. */
  public List<String> newIn(long minute) {
    return spans.entrySet().stream()
        .filter(entry -> entry.getValue().firstMinute == minute)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How many were seen before a minute. */
  public long before(long minute) {
    return spans.values().stream().filter(span -> span.firstMinute < minute).count();
  }

  /** The first minute of the newest that was seen before a minute; 0 if there was none. */
  public long newestBefore(long minute) {
    return spans.values().stream()
        .mapToLong(Span::firstMinute)
        .filter(first -> first < minute)
        .max()
        .orElse(0);
  }
}
