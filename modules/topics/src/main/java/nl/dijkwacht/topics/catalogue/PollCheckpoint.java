package nl.dijkwacht.topics.catalogue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far something was asked of AWS.
 *
 * @param through up to this event time all that AWS knew was taken
 * @param cursor where to go on within what is being asked for, if it was not finished
 * @param recent ids that were taken and will be seen again in the overlap; bounded
 * @param updatedAt when this was written (wall clock of the collector)
 */
public record PollCheckpoint(
    Instant through, @Nullable String cursor, List<String> recent, Instant updatedAt) {

  public PollCheckpoint {
    recent = List.copyOf(recent);
  }
}
