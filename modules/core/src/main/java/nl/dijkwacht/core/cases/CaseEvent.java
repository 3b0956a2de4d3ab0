package nl.dijkwacht.core.cases;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One step of a case. Each carries the hash of the one before, so that none can be changed, removed
 * or put in between without the next telling.
 *
 * @param number from 1
 * @param by who took the step; {@code dijkwacht} where nobody did
 * @param at when it holds from (wall clock)
 * @param recordedAt when Dijkwacht took it up (wall clock)
 * @param reason in the words of who took it; empty if none was given
 * @param details what it changed, by name
 * @param previous hash of the step before; empty for the first
 * @param hash of all the others, in hexadecimal
 */
public record CaseEvent(
    String caseId,
    long number,
    String legalEntity,
    Step step,
    String by,
    CaseRole role,
    Instant at,
    Instant recordedAt,
    String reason,
    Map<String, String> details,
    String previous,
    String hash) {

  /** Who acts where no person does. */
  public static final String SYSTEM = "dijkwacht";

  /** What was done. */
  public enum Step {
    OPENED,
    FINDING_ADDED,
    FINDING_CHANGED,
    /** What was read of an asset while it was exposed is known, or is more than was told. */
    EXPOSED,
    /** An asset was not exposed after all. */
    EXPOSURE_WITHDRAWN,
    ACKNOWLEDGED,
    ASSIGNED,
    ASSESSED,
    /** A person declared that the controller is aware. */
    AWARE,
    DECIDED,
    /** Whether data subjects are informed was decided. */
    INFORMING_DECIDED,
    NOTIFIED,
    ADVISED,
    COMMENTED,
    LINKED,
    EXTENDED,
    PAUSED,
    RESUMED,
    /** Thresholds of clocks passed. */
    THRESHOLD,
    CLOSED;

    /** Its name in lists, options and details of steps. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public CaseEvent {
    details = Collections.unmodifiableMap(new TreeMap<>(details));
  }

  static CaseEvent after(
      Case before, Step step, Moment moment, String reason, Map<String, String> details) {
    CaseEvent open =
        new CaseEvent(
            before.id(),
            before.steps() + 1,
            before.legalEntity(),
            step,
            moment.by(),
            moment.role(),
            moment.at(),
            moment.recordedAt(),
            reason,
            details,
            before.head(),
            "");
    return open.hashed(open.computedHash());
  }

  private CaseEvent hashed(String computed) {
    return new CaseEvent(
        caseId,
        number,
        legalEntity,
        step,
        by,
        role,
        at,
        recordedAt,
        reason,
        details,
        previous,
        computed);
  }

  /** The hash that it must have. */
  String computedHash() {
    List<String> parts =
        new ArrayList<>(
            List.of(
                caseId,
                Long.toString(number),
                legalEntity,
                step.name(),
                by,
                role.name(),
                at.toString(),
                recordedAt.toString(),
                reason,
                previous));
    details.forEach(
        (name, value) -> {
          parts.add(name);
          parts.add(value);
        });
    return sha256(parts);
  }

  /** Each part is hashed with its length, so that no two lists collide. */
  private static String sha256(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, utf8.length));
        digest.update(utf8);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
