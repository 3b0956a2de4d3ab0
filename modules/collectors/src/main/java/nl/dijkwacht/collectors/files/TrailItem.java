package nl.dijkwacht.collectors.files;

import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailReading;

/** One thing found in a file. */
public sealed interface TrailItem {

  /** Its number in the file, from 1, over items of all kinds. */
  long number();

  /**
   * A record.
   *
   * @param event lives until the sink returns
   */
  record Event(long number, TrailEvent event) implements TrailItem {}

  /**
   * The state of a resource, as AWS Config writes it.
   *
   * @param item as it came
   */
  // The bytes are handed over, never compared or copied.
  @SuppressWarnings("ArrayRecordComponent")
  record Configuration(long number, byte[] item) implements TrailItem {}

  /** No API record, and no fault either. */
  record Foreign(long number, TrailReading.Other.Kind kind) implements TrailItem {}

  /**
   * Could not be used.
   *
   * @param input the item as it came; only its beginning where it is broken or too large to hold
   */
  // The bytes are handed over, never compared or copied.
  @SuppressWarnings("ArrayRecordComponent")
  record Unusable(long number, DeadLetter letter, byte[] input) implements TrailItem {}
}
