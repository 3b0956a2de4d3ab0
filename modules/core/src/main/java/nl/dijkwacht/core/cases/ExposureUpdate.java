package nl.dijkwacht.core.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.access.Exposure;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an exposure does to a case. The case has the newest figures; a step is taken
 * when they are worth one, since a bucket that is read all day would fill the chain.
 */
final class ExposureUpdate {

  private static final int MOST = 20;

  /** Those that were read say more than those that were not. */
  private static final Comparator<Exposure> TELLING_FIRST =
      Comparator.comparing((Exposure each) -> each.reads() == 0)
          .thenComparing(Exposure::from, Comparator.reverseOrder())
          .thenComparing(Exposure::id);

  private ExposureUpdate() {}

  static @Nullable CaseUpdate of(
      Case before, ExposedAsset exposed, Instant recordedAt, CasePolicy policy) {
    Exposure known = known(before, exposed.exposureId());
    Exposure now = exposed.exposure();
    if (now == null) {
      return known == null ? null : withdrawn(before, known, recordedAt, policy);
    }
    List<Exposure> all = without(before, now.id());
    all.add(now);
    List<Exposure> kept = all.stream().sorted(TELLING_FIRST).limit(MOST).toList();
    if (kept.equals(before.exposed()) || !kept.contains(now)) {
      return null;
    }
    CaseDraft draft = CaseDraft.of(before, policy);
    draft.exposures = kept;
    if (known == null || !known.outline().equals(now.outline())) {
      step(draft, CaseEvent.Step.EXPOSED, now, recordedAt);
    }
    return draft.update();
  }

  private static CaseUpdate withdrawn(
      Case before, Exposure known, Instant recordedAt, CasePolicy policy) {
    CaseDraft draft = CaseDraft.of(before, policy);
    draft.exposures = without(before, known.id());
    step(draft, CaseEvent.Step.EXPOSURE_WITHDRAWN, known, recordedAt);
    return draft.update();
  }

  private static @Nullable Exposure known(Case before, String id) {
    return before.exposed().stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
  }

  private static List<Exposure> without(Case before, String id) {
    List<Exposure> others = new ArrayList<>(before.exposed());
    others.removeIf(each -> each.id().equals(id));
    return others;
  }

  private static void step(
      CaseDraft draft, CaseEvent.Step step, Exposure exposure, Instant recordedAt) {
    draft.step(step, SuspicionUpdate.system(recordedAt), "", details(exposure));
  }

  private static Map<String, String> details(Exposure exposure) {
    Map<String, String> details = new TreeMap<>();
    details.put("exposure", exposure.id());
    details.put("asset", Clipped.line(exposure.resource().toString()));
    details.put("control", exposure.control());
    details.put("kind", exposure.kind().label());
    details.put("sight", exposure.sight().label());
    details.put("from", exposure.from().toString());
    put(details, "until", exposure.until());
    details.put("reads", Long.toString(exposure.reads()));
    details.put("anonymousReads", Long.toString(exposure.anonymousReads()));
    details.put("foreignReads", Long.toString(exposure.foreignReads()));
    details.put("objects", Long.toString(exposure.objects()));
    put(details, "dataSubjects", exposure.dataSubjects());
    put(
        details,
        "principals",
        exposure.readers().isEmpty()
            ? null
            : Clipped.line(
                exposure.readers().stream()
                    .map(reader -> reader.principal().id() + " " + reader.reads())
                    .collect(Collectors.joining("; "))));
    return details;
  }

  private static void put(Map<String, String> details, String name, @Nullable Object value) {
    if (value != null) {
      details.put(name, value.toString());
    }
  }
}
