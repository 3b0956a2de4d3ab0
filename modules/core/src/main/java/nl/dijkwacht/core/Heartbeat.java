package nl.dijkwacht.core;

import java.time.Instant;

/**
 * A source was heard: what tells a quiet source from one that fell silent.
 *
 * @param source names it for good, such as {@code cloudtrail/bucket/AWSLogs/111122223333/eu-west-1}
 * @param account 12 digits, or empty for a source of several
 * @param region or empty for a source of several
 * @param newestEvent the latest of what has arrived (event time)
 * @param arrivedAt when the latest arrived (wall clock of the collector)
 * @param events how many arrived since the heartbeat before, of this collector
 */
public record Heartbeat(
    String source,
    Kind kind,
    String account,
    String region,
    Instant newestEvent,
    Instant arrivedAt,
    long events) {

  /** The way by which a source is heard. */
  public enum Kind {
    /** CloudTrail's log files. */
    TRAIL,
    /** CloudTrail's digest files, hourly also where nothing happens. */
    DIGEST,
    /** Events through EventBridge. */
    EVENTS,
    /** CloudTrail's LookupEvents. */
    LOOKUP,
    /** AWS Config's items. */
    CONFIGURATION,
    /** Findings of other services. */
    FINDINGS
  }
}
