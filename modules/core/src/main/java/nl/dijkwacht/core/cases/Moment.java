package nl.dijkwacht.core.cases;

import java.time.Instant;

/**
 * A step that a person took.
 *
 * @param at when it holds from (wall clock)
 * @param recordedAt when Dijkwacht was told (wall clock)
 */
public record Moment(Instant at, Instant recordedAt, String by, CaseRole role) {}
