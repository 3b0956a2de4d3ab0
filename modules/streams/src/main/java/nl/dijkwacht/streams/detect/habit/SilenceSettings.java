package nl.dijkwacht.streams.detect.habit;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import nl.dijkwacht.core.Heartbeat;

/**
 * When a silence is told.
 *
 * @param floors how long a source of each kind may always be silent; a kind that is missing is
 *     never judged
 * @param everything how long it may always take until anything is heard of any source
 * @param factor how many times as long as usual a silence may last
 */
public record SilenceSettings(
    Map<Heartbeat.Kind, Duration> floors, Duration everything, double factor) {

  /**
   * Digests come hourly, log files and events as things happen. That another service finds nothing
   * is as it should be, so its silence tells nothing.
   */
  public static final SilenceSettings DEFAULT =
      new SilenceSettings(
          Map.of(
              Heartbeat.Kind.TRAIL, Duration.ofMinutes(30),
              Heartbeat.Kind.DIGEST, Duration.ofHours(2),
              Heartbeat.Kind.EVENTS, Duration.ofMinutes(30),
              Heartbeat.Kind.LOOKUP, Duration.ofHours(1),
              Heartbeat.Kind.CONFIGURATION, Duration.ofHours(6)),
          Duration.ofHours(1),
          2);

  public SilenceSettings {
    floors = Map.copyOf(floors);
  }

  /** With another floor for one kind. */
  public SilenceSettings with(Heartbeat.Kind kind, Duration floor) {
    Map<Heartbeat.Kind, Duration> changed = new EnumMap<>(Heartbeat.Kind.class);
    changed.putAll(floors);
    changed.put(kind, floor);
    return new SilenceSettings(changed, everything, factor);
  }

  Duration limit(Duration floor, Habit habit) {
    Duration stretched = Duration.ofMillis(Math.round(habit.usual().toMillis() * factor));
    return stretched.compareTo(floor) > 0 ? stretched : floor;
  }
}
