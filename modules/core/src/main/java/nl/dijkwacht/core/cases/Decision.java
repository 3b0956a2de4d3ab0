package nl.dijkwacht.core.cases;

import java.time.Instant;

/**
 * What the controller decided.
 *
 * @param yes whether to notify, or to inform
 * @param at when (wall clock)
 */
public record Decision(boolean yes, String by, CaseRole role, Instant at, String reason) {}
