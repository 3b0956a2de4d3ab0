package nl.dijkwacht.topics.catalogue;

import java.time.Instant;

/**
 * That something of an account was collected for the first time, as far as one task knows.
 *
 * @param account 12 digits
 * @param firstSeen when that was collected (wall clock of the collector)
 */
public record AccountSighting(String account, Instant firstSeen) {}
