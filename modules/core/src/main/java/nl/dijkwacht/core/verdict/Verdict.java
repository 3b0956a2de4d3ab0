package nl.dijkwacht.core.verdict;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A control's result on a resource ("control result"), written when it changes.
 *
 * @param findingId hash of tenant, control and resource: no times, no versions
 * @param control as rules are told of
 * @param arn of the resource, if it is known
 * @param name of the resource, if it has one
 * @param before the result until then; null if there was none
 * @param since when it became so (event time): when the item was captured, or when the call was
 *     made
 * @param collectedAt when Dijkwacht got what it was judged on (wall clock of the collector)
 * @param standing what the result rests on
 * @param baseline whether it was so when the account was first seen, which is no news
 * @param reason a sentence with the values that it was judged on, without personal data
 * @param attribution who caused it; null as long as that is not known
 * @param revision counts what was written of this control and resource, from 1
 * @param heldUntil since when it counts (wall clock), if it did not at first because the resource
 *     was young or being deployed; null otherwise
 */
public record Verdict(
    String findingId,
    RuleRef control,
    ResourceId resource,
    @Nullable String arn,
    @Nullable String name,
    Classification classification,
    Result result,
    @Nullable Result before,
    Instant since,
    Instant collectedAt,
    Standing standing,
    boolean baseline,
    String reason,
    @Nullable Attribution attribution,
    long revision,
    @Nullable Instant heldUntil) {

  /** Of what counts since it is so. */
  public Verdict(
      String findingId,
      RuleRef control,
      ResourceId resource,
      @Nullable String arn,
      @Nullable String name,
      Classification classification,
      Result result,
      @Nullable Result before,
      Instant since,
      Instant collectedAt,
      Standing standing,
      boolean baseline,
      String reason,
      @Nullable Attribution attribution,
      long revision) {
    this(
        findingId,
        control,
        resource,
        arn,
        name,
        classification,
        result,
        before,
        since,
        collectedAt,
        standing,
        baseline,
        reason,
        attribution,
        revision,
        null);
  }

  /** What a control says of a resource. */
  public enum Result {
    PASS,
    FAIL,
    /** The control is not meant for this resource, or the resource is gone. */
    NOT_APPLICABLE,
    /** What it looks at is missing or cannot be read; this is never a pass. */
    UNKNOWN
  }

  /** What a result rests on. */
  public enum Standing {
    /** A call that by itself breaks the control; the resource's next item confirms it or not. */
    PROVISIONAL,
    /** The resource's state. */
    CONFIRMED,
    /** The next item showed that the call did not break the control. */
    WITHDRAWN
  }

  /** What the finding of a verdict is about. */
  public static Subject subject(ResourceId resource) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("resource", resource.toString());
    return new Subject(resource.account(), fields);
  }

  /** The id of the finding of a control on a resource. */
  public static String findingId(String tenant, String control, ResourceId resource) {
    Subject subject = subject(resource);
    return StableId.of(
        List.of(tenant, control, subject.account(), "resource", resource.toString()));
  }
}
