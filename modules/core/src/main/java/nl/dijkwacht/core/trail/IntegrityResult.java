package nl.dijkwacht.core.trail;

import java.time.Instant;
import java.util.List;

/**
 * What came of holding one digest file of CloudTrail, and the log files that it lists, against
 * signature and hashes.
 *
 * @param trail the place of its files: {@code s3://bucket/prefix/AWSLogs/account/…/region}
 * @param digest the digest file as {@code s3://bucket/key}
 * @param from the beginning of the time that it covers
 * @param to the end of the time that it covers (event time of this result)
 * @param logFiles how many it lists
 * @param problems sentences for people, none if all is well
 */
public record IntegrityResult(
    String trail,
    String digest,
    String account,
    String region,
    Instant from,
    Instant to,
    int logFiles,
    Verdict verdict,
    List<String> problems) {

  /** What it means. */
  public enum Verdict {
    /** Signature, chain and all log files are as CloudTrail wrote them. */
    INTACT,
    /** Something was changed, removed or put in between. */
    TAMPERED,
    /** A digest that should be there is not, or what it lists could not be read. */
    INCOMPLETE
  }

  public IntegrityResult {
    problems = List.copyOf(problems);
  }
}
