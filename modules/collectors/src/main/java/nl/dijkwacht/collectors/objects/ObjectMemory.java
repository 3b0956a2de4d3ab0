package nl.dijkwacht.collectors.objects;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import nl.dijkwacht.topics.catalogue.ObjectCheckpoint;
import nl.dijkwacht.topics.catalogue.ObjectCheckpoint.State;
import nl.dijkwacht.topics.catalogue.Topics;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the objects of one partition. Those that were read in part are kept as they are,
 * all others, which are many, in a few bytes each. For one thread.
 */
final class ObjectMemory {

  /** As long as the topic keeps them unless the configuration says less. */
  private static final long KEPT_DAYS =
      1 + Topics.OBJECT_CHECKPOINTS.cleanup().limit().map(Duration::toDays).orElse(365L);

  private final DoneObjects done = new DoneObjects(KEPT_DAYS);
  private final Map<String, ObjectCheckpoint> inPart = new HashMap<>();
  private long readTo;

  /** Up to which offset of the partition of checkpoints it knows all; 0 at the beginning. */
  long readTo() {
    return readTo;
  }

  void readTo(long offset) {
    readTo = offset;
  }

  /**
   * Takes in a checkpoint that was committed.
   *
   * @param uri of the object
   */
  void put(String uri, ObjectCheckpoint checkpoint) {
    if (checkpoint.items() > 0 && checkpoint.state() != State.COLLECTED) {
      inPart.put(uri, checkpoint);
      return;
    }
    inPart.remove(uri);
    ObjectHash hash = ObjectHash.of(uri);
    if (checkpoint.state() == State.READING) {
      done.remove(hash);
    } else {
      LocalDate day = LocalDate.ofInstant(checkpoint.updatedAt(), ZoneOffset.UTC);
      done.add(hash, checkpoint.state() == State.GIVEN_UP, day);
    }
  }

  /** How far the object was collected; null if it was not begun. */
  @Nullable ObjectCheckpoint checkpoint(String uri) {
    ObjectCheckpoint kept = inPart.get(uri);
    if (kept != null) {
      return kept;
    }
    Boolean givenUp = done.wasGivenUp(ObjectHash.of(uri));
    return givenUp == null
        ? null
        : new ObjectCheckpoint(0, null, givenUp ? State.GIVEN_UP : State.COLLECTED, Instant.EPOCH);
  }
}
