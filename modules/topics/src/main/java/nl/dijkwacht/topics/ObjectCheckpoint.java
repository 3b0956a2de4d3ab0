package nl.dijkwacht.topics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an object in S3 was collected.
 *
 * @param items how many of its items were dealt with and are in the topics
 * @param etag of the object that they are of
 * @param finished whether that is all, or the rest was given up
 * @param updatedAt when this was written (wall clock of the collector)
 */
public record ObjectCheckpoint(
    long items, @Nullable String etag, boolean finished, Instant updatedAt) {}
