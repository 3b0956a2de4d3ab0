package nl.dijkwacht.topics.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an object in S3 was collected.
 *
 * @param items how many of its items were dealt with and are in the topics
 * @param etag of the object that they are of
 * @param updatedAt when this was written (wall clock of the collector)
 */
public record ObjectCheckpoint(long items, @Nullable String etag, State state, Instant updatedAt) {

  /** What became of the object. */
  public enum State {
    /** There is more to read. */
    READING,
    /** All of it was dealt with. */
    COLLECTED,
    /** A dead letter tells why the rest was not read; only putting that back tries it again. */
    GIVEN_UP
  }
}
