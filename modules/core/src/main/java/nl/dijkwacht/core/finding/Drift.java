package nl.dijkwacht.core.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What the finding of a control tells of its resource.
 *
 * @param arn of the resource, if it is known
 * @param name of the resource, if it has one
 * @param result as of the newest verdict; UNKNOWN if what failed can no longer be seen
 * @param since when it became so (event time)
 * @param collectedAt when Dijkwacht got what shows it (wall clock of the collector)
 * @param standing what the result rests on
 * @param baseline whether it failed when the account was first seen, which is no news
 * @param reason a sentence with the values that it was judged on, without personal data
 * @param attribution who made it fail; null as long as that is not known
 * @param mended who made it pass again; null as long as it did not, or if that is not known
 * @param revision of the newest verdict
 */
public record Drift(
    ResourceId resource,
    @Nullable String arn,
    @Nullable String name,
    Classification classification,
    Verdict.Result result,
    Instant since,
    Instant collectedAt,
    Verdict.Standing standing,
    boolean baseline,
    String reason,
    @Nullable Attribution attribution,
    @Nullable Attribution mended,
    long revision) {

  /** Of a verdict that failed, which is the last word on who did it. */
  static Drift failing(Verdict verdict, boolean baseline) {
    return of(verdict, baseline, verdict.attribution(), null);
  }

  /** After a verdict that it no longer fails. */
  Drift mended(Verdict verdict) {
    return of(verdict, baseline, attribution, verdict.attribution());
  }

  /** After a verdict that it can no longer be seen. */
  Drift unseen(Verdict verdict) {
    return of(verdict, baseline, attribution, mended);
  }

  private static Drift of(
      Verdict verdict,
      boolean baseline,
      @Nullable Attribution attribution,
      @Nullable Attribution mended) {
    return new Drift(
        verdict.resource(),
        verdict.arn(),
        verdict.name(),
        verdict.classification(),
        verdict.result(),
        verdict.since(),
        verdict.collectedAt(),
        verdict.standing(),
        baseline,
        verdict.reason(),
        attribution,
        mended,
        verdict.revision());
  }

  /**
   * Whether a verdict is older than what is known already, as when it is replayed. A stage that
   * begins anew counts its revisions from 1, so what was collected later counts too.
   */
  boolean knowsMoreThan(Verdict verdict) {
    return verdict.revision() <= revision && !verdict.collectedAt().isAfter(collectedAt);
  }

  /**
   * Whether a failure began after all that is known, though nothing is known of a pass in between:
   * the topic is compacted. An amendment follows at once, and never tells of a later time.
   */
  boolean missedPassBefore(Verdict verdict) {
    boolean passed =
        verdict.before() == Verdict.Result.PASS
            || verdict.before() == Verdict.Result.NOT_APPLICABLE;
    return passed && verdict.revision() > revision + 1 && verdict.since().isAfter(collectedAt);
  }

  /** By which an exception may mean the resource. */
  List<String> names() {
    List<String> names = new ArrayList<>(List.of(resource.id(), resource.toString()));
    if (arn != null) {
      names.add(arn);
    }
    if (name != null) {
      names.add(name);
    }
    return names;
  }
}
