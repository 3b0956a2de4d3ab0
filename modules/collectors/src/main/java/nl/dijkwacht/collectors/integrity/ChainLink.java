package nl.dijkwacht.collectors.integrity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether a digest is the one that the next digest means. */
final class ChainLink {

  private ChainLink() {}

  /**
   * What does not fit, with the previous digest as its subject.
   *
   * @param next a proven digest
   * @param named what it says of the one before
   * @param previous what stands there
   */
  static List<Problem> problems(CheckedDigest next, PreviousDigest named, CheckedDigest previous) {
    List<Problem> problems = new ArrayList<>();
    String uri = previous.key().uri();
    if (!named.hashAlgorithm().equals(LogCheck.ALGORITHM)) {
      problems.add(
          Problem.of(
              Problem.Kind.ALGORITHM_UNKNOWN,
              uri,
              "is hashed in the digest after it by another algorithm than " + LogCheck.ALGORITHM));
    } else if (previous.sha256() != null && !previous.sha256().equalsIgnoreCase(named.hash())) {
      problems.add(
          broken(uri, "is not what it was when the digest after it was written: its hash differs"));
    }
    if (previous.signature() != null && !previous.signature().equalsIgnoreCase(named.signature())) {
      problems.add(broken(uri, "has another signature than the digest after it says"));
    }
    // Digests of late log files cover what was late, not one hour after the other.
    if (previous.isProven() && !next.key().backfill() && !previous.end().equals(next.start())) {
      Duration gap = Duration.between(previous.end(), next.start());
      problems.add(
          Problem.of(
              Problem.Kind.TIMES_APART,
              uri,
              gap.isNegative()
                  ? "covers time until %s, but the digest after it begins at %s already"
                      .formatted(previous.end(), next.start())
                  : "covers time until %s, and the digest after it begins only at %s"
                      .formatted(previous.end(), next.start())));
    }
    return problems;
  }

  private static Problem broken(String uri, String sentence) {
    return Problem.of(Problem.Kind.LINK_BROKEN, uri, sentence);
  }
}
