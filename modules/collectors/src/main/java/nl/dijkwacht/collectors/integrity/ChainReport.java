package nl.dijkwacht.collectors.integrity;

import java.util.List;
import nl.dijkwacht.core.trail.IntegrityResult.Verdict;

/**
 * What came of one chain of digest files.
 *
 * @param chain its name, in which that of the trail stands
 * @param backfill whether it lists log files that came late, and so covers no time of its own
 * @param digests that were found or should have been
 * @param invalidDigests that are not as CloudTrail wrote them, or cannot be verified
 * @param missingDigests that others name, and do not exist
 * @param verdict the gravest of all its problems
 * @param problems the first of them
 * @param problemCount of all of them
 * @param proven time by event of delivery, in order
 * @param unproven the rest of the time that was asked for, in order
 */
public record ChainReport(
    String account,
    String region,
    String chain,
    boolean backfill,
    int digests,
    int invalidDigests,
    int missingDigests,
    LogTally logs,
    Verdict verdict,
    List<Problem> problems,
    long problemCount,
    List<TimeRange> proven,
    List<UnprovenTime> unproven) {

  public ChainReport {
    problems = List.copyOf(problems);
    proven = List.copyOf(proven);
    unproven = List.copyOf(unproven);
  }

  /** The name of the trail and its home Region, as far as the chain's name tells. */
  public String trail() {
    String beginning = account + "_CloudTrail-Digest_" + region + "_";
    return chain.startsWith(beginning) ? chain.substring(beginning.length()) : chain;
  }
}
