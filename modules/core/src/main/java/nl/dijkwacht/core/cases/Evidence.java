package nl.dijkwacht.core.cases;

import java.time.Instant;
import nl.dijkwacht.core.trail.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * A copy of something that a case rests on, or the word that it could not be copied.
 *
 * @param id the same whenever the same thing is copied for the same case
 * @param name of the file in the folder of evidence
 * @param about the event's id, the resource, or what else it is a copy of
 * @param provenance where the original came from; null if that is not known
 * @param size of the copy in bytes; 0 if there is none
 * @param sha256 of the copy in hexadecimal; empty if there is none
 * @param integrity whether the log that it came from is as AWS wrote it
 * @param copiedAt when (wall clock)
 * @param content the copy as text; null if there is none
 * @param problem why there is no copy; null if there is one
 */
public record Evidence(
    String id,
    String caseId,
    Kind kind,
    String name,
    String about,
    @Nullable Provenance provenance,
    long size,
    String sha256,
    Integrity integrity,
    Instant copiedAt,
    @Nullable String content,
    @Nullable String problem) {

  /** What it is a copy of. */
  public enum Kind {
    EVENT,
    SERVICE_FINDING,
    ITEM,
    DIGEST,
    RULES,
    REGISTERS
  }

  /** What CloudTrail's digests say of the log that it came from. */
  public enum Integrity {
    VERIFIED,
    TAMPERED,
    INCOMPLETE,
    /** No digest that covers it was checked. */
    NOT_CHECKED
  }

  /** The same with what else is known of its integrity. */
  public Evidence with(Integrity known) {
    return new Evidence(
        id, caseId, kind, name, about, provenance, size, sha256, known, copiedAt, content, problem);
  }

  /** The same for who needs to know of the copy, and not what it says. */
  public Evidence withoutContent() {
    return new Evidence(
        id,
        caseId,
        kind,
        name,
        about,
        provenance,
        size,
        sha256,
        integrity,
        copiedAt,
        null,
        problem);
  }
}
