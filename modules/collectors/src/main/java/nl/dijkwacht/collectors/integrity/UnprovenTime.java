package nl.dijkwacht.collectors.integrity;

/**
 * Time of which it is not proven that the log files are what and all that CloudTrail delivered.
 *
 * @param reason to follow a colon, for people
 */
public record UnprovenTime(TimeRange range, String reason) {}
