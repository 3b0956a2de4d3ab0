package nl.dijkwacht.streams.drift.state;

import java.util.Comparator;
import java.util.List;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.resource.ConfigurationItem;
import org.jspecify.annotations.Nullable;

/**
 * When a state was captured, and which of those that were captured at once it was.
 *
 * @param time milliseconds since the epoch (event time)
 * @param order among states of one time: later ones have greater ones
 * @param polled whether it was polled, so that it adds to another
 */
public record Moment(long time, long order, boolean polled) implements Comparable<Moment> {

  private static final Comparator<Moment> ORDER =
      Comparator.comparingLong(Moment::time)
          .thenComparingLong(Moment::order)
          .thenComparing(Moment::polled);

  private static final int HEX_DIGITS_OF_LONG = 15;
  private static final int MOST_DIGITS = 18;

  /**
   * That of an item.
   *
   * @param value the item as it came, which orders those whose source does not
   */
  public static Moment of(ConfigurationItem item, byte[] value) {
    return new Moment(
        item.capturedAt().toEpochMilli(),
        order(item.stateId(), value),
        item.source() == ConfigurationItem.Source.POLLED);
  }

  private static long order(@Nullable String stateId, byte[] value) {
    // AWS Config's are milliseconds since the epoch; others are only told apart, below them all.
    if (stateId != null && isNumber(stateId)) {
      return Long.parseLong(stateId);
    }
    String id = stateId == null ? StableId.ofBytes(value) : StableId.of(List.of(stateId));
    return -Long.parseLong(id.substring(0, HEX_DIGITS_OF_LONG), 16) - 1;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public int compareTo(Moment other) {
    return ORDER.compare(this, other);
  }
}
