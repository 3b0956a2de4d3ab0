package nl.dijkwacht.core.resource;

import java.time.Instant;

/**
 * What Macie found in the data on a resource, as of one version of one of its findings.
 *
 * @param finding id of the finding
 * @param specialCategory whether data on health were found, which are personal data of Art. 9 AVG
 * @param active false once the finding was put away, so that it no longer counts
 * @param updatedAt when Macie last changed it (event time)
 */
public record SensitiveData(
    String finding,
    ResourceId resource,
    boolean specialCategory,
    boolean active,
    Instant updatedAt) {}
