package nl.dijkwacht.collectors.items;

import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.resource.ConfigurationItem;
import org.jspecify.annotations.Nullable;

/** One thing that AWS Config told. */
public sealed interface ItemReading {

  /** Its number in the message or file, from 1, over all kinds. */
  long number();

  /** An item. */
  record Item(long number, ConfigurationItem item) implements ItemReading {}

  /**
   * An item that was too large for its message.
   *
   * @param object in which AWS Config put it, as {@code s3://bucket/key}; null if it could not
   */
  record Oversized(long number, @Nullable String object) implements ItemReading {}

  /** Another message of AWS Config, and no fault. */
  record Foreign(long number) implements ItemReading {}

  /**
   * Could not be used.
   *
   * @param input the item as JSON; empty where it is broken or too large to hold
   */
  // The bytes are handed over, never compared or copied.
  @SuppressWarnings("ArrayRecordComponent")
  record Unusable(long number, DeadLetter letter, byte[] input) implements ItemReading {}
}
