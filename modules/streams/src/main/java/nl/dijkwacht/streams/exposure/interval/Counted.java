package nl.dijkwacht.streams.exposure.interval;

import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.access.Exposure;
import org.jspecify.annotations.Nullable;

/**
 * What was read in some minutes, as it is kept; {@link Tally} counts it.
 *
 * @param countries calls by code, no more a minute than it has reads
 * @param readers those whose ids come first, at most {@link Tally#MOST_READERS}
 * @param sketch of the objects, in base 64; null if none was named
 * @param events ids by minute and hash of the principal, the first {@link Tally#MOST_EVENTS}
 */
public record Counted(
    long reads,
    long anonymous,
    Map<String, Long> countries,
    List<Exposure.Reader> readers,
    @Nullable String sketch,
    Map<String, String> events) {

  static final Counted NOTHING = new Counted(0, 0, Map.of(), List.of(), null, Map.of());

  public Counted {
    countries = Map.copyOf(countries);
    readers = List.copyOf(readers);
    events = Map.copyOf(events);
  }
}
