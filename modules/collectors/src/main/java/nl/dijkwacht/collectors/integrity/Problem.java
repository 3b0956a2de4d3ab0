package nl.dijkwacht.collectors.integrity;

import nl.dijkwacht.collectors.Printable;
import nl.dijkwacht.core.trail.IntegrityResult.Verdict;

/**
 * Something that keeps a digest or log file from being proven.
 *
 * @param uri the file, as {@code s3://bucket/key}
 * @param sentence what is the matter with the file, for people
 */
public record Problem(Kind kind, String uri, String sentence) {

  /** What is the matter. */
  public enum Kind {
    /** A digest that another one names does not exist. */
    DIGEST_MISSING(Verdict.INCOMPLETE),
    /** A digest, or a folder of digests, could not be read. */
    DIGEST_UNREADABLE(Verdict.INCOMPLETE),
    /** It is no whole gzip, or no digest. */
    DIGEST_MALFORMED(Verdict.TAMPERED),
    /** It stands elsewhere than where CloudTrail put it. */
    DIGEST_MOVED(Verdict.TAMPERED),
    /** The object has no signature. */
    SIGNATURE_MISSING(Verdict.TAMPERED),
    /** Signature and content do not belong together. */
    SIGNATURE_WRONG(Verdict.TAMPERED),
    /** It says to be signed with a key that CloudTrail did not have at that time. */
    KEY_UNKNOWN(Verdict.TAMPERED),
    /** The key could not be asked for. */
    KEY_UNAVAILABLE(Verdict.INCOMPLETE),
    /** Signed or hashed in a way that is not known here. */
    ALGORITHM_UNKNOWN(Verdict.INCOMPLETE),
    /** The next digest has another hash or signature of it. */
    LINK_BROKEN(Verdict.TAMPERED),
    /** It and the next digest leave time between them, or overlap. */
    TIMES_APART(Verdict.INCOMPLETE),
    /** No digest names it, though a newer one names another as the one before. */
    OUTSIDE_CHAIN(Verdict.INCOMPLETE),
    /** A chain begins, though there are older digests. */
    RESTARTED(Verdict.INCOMPLETE),
    /** The chain goes on in another place. */
    GOES_ON_ELSEWHERE(Verdict.INCOMPLETE),
    /** Digests stop before the end of the time that was asked for. */
    ENDS_EARLY(Verdict.INCOMPLETE),
    /** There is none to begin with. */
    NO_DIGESTS(Verdict.INCOMPLETE),
    /** A log file that a proven digest lists does not exist. */
    LOG_MISSING(Verdict.TAMPERED),
    /** A log file has another hash than a proven digest has of it. */
    LOG_CHANGED(Verdict.TAMPERED),
    /** A log file could not be read. */
    LOG_UNREADABLE(Verdict.INCOMPLETE);

    private final Verdict verdict;

    Kind(Verdict verdict) {
      this.verdict = verdict;
    }

    /** What one such problem makes of the whole, if there is no graver one. */
    public Verdict verdict() {
      return verdict;
    }
  }

  static Problem of(Kind kind, String uri, String sentence) {
    return new Problem(kind, Printable.of(uri), sentence);
  }

  /** The sentence with the file in front. */
  public String text() {
    return uri + " " + sentence;
  }
}
