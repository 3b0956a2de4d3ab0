package nl.dijkwacht.collectors.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was received.
 *
 * @param id the same each time it is received
 * @param receipt by which this receiving of it can be deleted
 * @param sentAt when it came to the queue (clock of SQS), if SQS tells
 */
// The bytes are handed over, never compared or copied.
@SuppressWarnings("ArrayRecordComponent")
record QueuedMessage(String id, String receipt, byte[] body, @Nullable Instant sentAt) {}
