package nl.dijkwacht.streams.drift;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.controls.Judgement;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.verdict.PlainReason;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.streams.drift.state.ResourceState;
import org.jspecify.annotations.Nullable;

/**
 * What controls say of a state.
 *
 * @param item with what was polled put into it
 * @param results by the controls' ids
 * @param reasons by the controls' ids
 */
record Assessment(
    ConfigurationItem item,
    Classification classification,
    SortedMap<String, Result> results,
    Map<String, String> reasons) {

  /**
   * Judges the newest state of a resource.
   *
   * @throws IllegalStateException if there is none
   */
  static Assessment of(ResourceState state, Judge judge) {
    ConfigurationItem base = state.base() == null ? null : state.base().item();
    ConfigurationItem polled = state.polled() == null ? null : state.polled().item();
    return of(base, polled, state, judge);
  }

  /** Judges items in the light of what else is kept of their resource. */
  static Assessment of(
      @Nullable ConfigurationItem base,
      @Nullable ConfigurationItem polled,
      ResourceState state,
      Judge judge) {
    ConfigurationItem item = merged(base, polled);
    Classification classification = judge.classify(withTags(item, state));
    SortedMap<String, Result> results = new TreeMap<>();
    Map<String, String> reasons = new LinkedHashMap<>();
    boolean recorded = item.status() != ConfigurationItem.Status.NOT_RECORDED;
    for (Judgement judgement : judge.judge(item, classification)) {
      String id = judgement.control().id();
      // What is not recorded is not known, and never passes.
      results.put(id, recorded ? judgement.result() : Result.UNKNOWN);
      reasons.put(id, recorded ? judgement.reason() : PlainReason.NOT_RECORDED.english());
    }
    return new Assessment(item, classification, results, reasons);
  }

  /** A sentence for people, of a length that fits everywhere. */
  String reason(String control) {
    return Clipped.text(reasons.getOrDefault(control, ""));
  }

  /**
   * A resource is classified by the last tags that are known of it; controls that look at tags do
   * not see them, since they may be others by now.
   */
  private static ConfigurationItem withTags(ConfigurationItem item, ResourceState state) {
    if (item.tagsKnown() || state.tags() == null) {
      return item;
    }
    return new ConfigurationItem(
        item.resource(),
        item.arn(),
        item.name(),
        item.capturedAt(),
        item.createdAt(),
        item.status(),
        item.stateId(),
        state.tags().tags(),
        true,
        item.configuration(),
        item.supplementary(),
        item.unknown(),
        item.source());
  }

  private static ConfigurationItem merged(
      @Nullable ConfigurationItem base, @Nullable ConfigurationItem polled) {
    if (base == null || polled == null) {
      return Objects.requireNonNull(base == null ? polled : base, "no state is known");
    }
    return new ConfigurationItem(
        base.resource(),
        base.arn() == null ? polled.arn() : base.arn(),
        base.name() == null ? polled.name() : base.name(),
        base.capturedAt().isAfter(polled.capturedAt()) ? base.capturedAt() : polled.capturedAt(),
        base.createdAt() == null ? polled.createdAt() : base.createdAt(),
        base.status(),
        base.stateId(),
        base.tagsKnown() ? base.tags() : polled.tags(),
        base.tagsKnown() || polled.tagsKnown(),
        over(polled.configuration(), base.configuration()),
        over(base.supplementary(), polled.supplementary()),
        Stream.concat(base.unknown().stream(), polled.unknown().stream())
            .distinct()
            .collect(Collectors.toList()),
        base.source());
  }

  private static Map<String, Object> over(Map<String, Object> under, Map<String, Object> over) {
    Map<String, Object> both = new LinkedHashMap<>(under);
    both.putAll(over);
    return both;
  }
}
