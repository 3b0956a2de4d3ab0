package nl.dijkwacht.simulator.hospital;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import nl.dijkwacht.simulator.calls.SimulatedItem;

/**
 * The Waterland Ziekenhuis: a made-up Dutch hospital with several AWS accounts. The same settings
 * give the same bytes. Thread-safe; each stream is for one thread.
 */
public final class Hospital {
  private final Settings settings;

  public Hospital(Settings settings) {
    this.settings = settings;
  }

  /** How the amount of work goes through the day. */
  public enum Pace {
    /** By the hour in Amsterdam, with nights and weekends. */
    DAY_AND_NIGHT,
    /** Always the mix of a whole working day at its average rate. */
    STEADY
  }

  /**
   * What is simulated.
   *
   * @param start event time of the beginning
   * @param length event time from beginning to end
   * @param eventsPerSecond the average of a working day, in event time
   * @param story whether the incident happens; without it there are harmless habits only
   */
  public record Settings(
      long seed, Instant start, Duration length, double eventsPerSecond, boolean story, Pace pace) {
    public Settings {
      if (length.isNegative() || length.isZero()) {
        throw new IllegalArgumentException("length must be positive, not " + length);
      }
      if (!(eventsPerSecond > 0 && eventsPerSecond < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "eventsPerSecond must be positive, not " + eventsPerSecond);
      }
    }
  }

  /** The events in order of event time, made while they are read: memory stays flat. */
  public Stream<SimulatedEvent> events() {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(new Timeline(settings), traits), false);
  }

  /** What AWS Config tells, in the order in which it does. */
  public List<SimulatedItem> items() {
    return new Configurations(settings).all();
  }
}
