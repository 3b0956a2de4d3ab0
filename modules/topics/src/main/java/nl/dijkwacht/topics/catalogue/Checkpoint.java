package nl.dijkwacht.topics.catalogue;

import java.time.Instant;

/**
 * How far a file was read. The file that is there later is the same one, grown or not, if its first
 * bytes still have the hash; else it was replaced and is read anew.
 *
 * @param records how many were read and written to the topic
 * @param size of the file when it was last looked at, in bytes as they are on disk
 * @param lastModified of the file when it was last looked at (the file system's clock)
 * @param prefixLength how many of the first bytes are hashed
 * @param prefixHash of those bytes, by {@link nl.dijkwacht.core.StableId#ofBytes}
 * @param finished whether the file was read to its end
 * @param updatedAt when this was written (wall clock of the collector)
 */
public record Checkpoint(
    long records,
    long size,
    Instant lastModified,
    long prefixLength,
    String prefixHash,
    boolean finished,
    Instant updatedAt) {}
