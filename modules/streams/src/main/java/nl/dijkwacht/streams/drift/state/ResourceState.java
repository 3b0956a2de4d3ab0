package nl.dijkwacht.streams.drift.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nl.dijkwacht.core.verdict.Verdict.Result;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a resource. Times are in milliseconds since the epoch. Immutable.
 *
 * @param collectedAt when the newest state was collected (wall clock of the collector)
 * @param createdAt when the resource was made, or first heard of by a notification (event time);
 *     {@link Long#MAX_VALUE} if that is not known
 * @param deleted whether it is gone
 * @param old whether it was there when its account was first seen
 * @param base the newest item that was not polled; null if there is none or it tells of the end
 * @param polled the newest item that was polled; null if there is none
 * @param tags the newest known, where {@code base} does not know any; null otherwise
 * @param judgedUnder hash of the controls and registers that judged it; empty if none did
 * @param posture fingerprint of the posture that was written; 0 if none is
 * @param moments of the states that are remembered, in their order
 * @param forgottenUntil up to when states are no longer remembered; {@link Long#MIN_VALUE} if all
 *     are
 * @param controls by their ids
 */
public record ResourceState(
    long collectedAt,
    long createdAt,
    boolean deleted,
    boolean old,
    @Nullable KeptItem base,
    @Nullable KeptItem polled,
    @Nullable KeptTags tags,
    String judgedUnder,
    long posture,
    List<Moment> moments,
    long forgottenUntil,
    SortedMap<String, ControlState> controls) {

  /** More states are rarely captured within the time in which calls are remembered. */
  private static final int MOST_MOMENTS = 8;

  private static final long REMEMBERED = Duration.ofDays(2).toMillis();

  /** Of a resource that was never heard of. */
  public static final ResourceState NONE =
      new ResourceState(
          0,
          Long.MAX_VALUE,
          false,
          false,
          null,
          null,
          null,
          "",
          0,
          List.of(),
          Long.MIN_VALUE,
          Collections.emptySortedMap());

  public ResourceState {
    moments = List.copyOf(moments);
    controls = Collections.unmodifiableSortedMap(controls);
  }

  /** Whether a state of it is known, so that there is something to judge. */
  public boolean isJudgeable() {
    return base != null || polled != null;
  }

  /** Whether nothing is known that a later state would be held against. */
  public boolean isNew() {
    return moments.isEmpty();
  }

  /** Whether there are only calls on it, and no state was ever seen. */
  public boolean isUnseen() {
    return moments.isEmpty() && !isJudgeable() && !deleted;
  }

  /** Whether nothing is left to be known of what calls did, so that it need not be kept. */
  public boolean isBlank() {
    return isUnseen()
        && controls.values().stream()
            .allMatch(control -> control.breaking() == null && control.told() == null);
  }

  /** When its newest state was captured; {@link Long#MIN_VALUE} if none is known. */
  public long newest() {
    return moments.isEmpty() ? Long.MIN_VALUE : moments.get(moments.size() - 1).time();
  }

  /** Whether a state is remembered already. */
  public boolean remembers(Moment moment) {
    return moments.contains(moment);
  }

  /** Whether a state that comes late still tells how newer ones came about. */
  public boolean wouldRemember(Moment moment) {
    boolean inTime = moment.time() > forgottenUntil && moment.time() >= newest() - REMEMBERED;
    return inTime && (moments.size() < MOST_MOMENTS || moment.compareTo(moments.get(0)) > 0);
  }

  /** The control's state, that of an unjudged one if there is none. */
  public ControlState control(String id) {
    ControlState state = controls.get(id);
    return state != null ? state : ControlState.unjudged(moments.size());
  }

  /**
   * Remembers what controls said of all that is known. What was captured a little before the newest
   * moment, such as an item before a poll, adds to what is known then.
   */
  public ResourceState withNewest(Moment moment, Map<String, Result> results) {
    boolean isLast = moments.isEmpty() || moment.compareTo(moments.get(moments.size() - 1)) > 0;
    ResourceState remembered = with(moment, results);
    return isLast
        ? remembered
        : remembered.with(
            remembered.moments,
            remembered.forgottenUntil,
            remembered.changedById(
                (id, state) -> state.with(state.track().withNewest(results.get(id)))));
  }

  private SortedMap<String, ControlState> changedById(
      BiFunction<String, ControlState, ControlState> change) {
    SortedMap<String, ControlState> changed = new TreeMap<>();
    controls.forEach((id, state) -> changed.put(id, change.apply(id, state)));
    return changed;
  }

  /** Remembers what controls said of a state; those that said nothing did not judge it. */
  public ResourceState with(Moment moment, Map<String, Result> results) {
    List<Moment> more = new ArrayList<>(moments);
    int place = -Collections.binarySearch(moments, moment) - 1;
    more.add(place, moment);
    SortedMap<String, ControlState> changed = new TreeMap<>();
    controls.forEach(
        (id, state) -> changed.put(id, state.with(state.track().with(place, results.get(id)))));
    results.forEach(
        (id, result) ->
            changed.computeIfAbsent(
                id,
                unknown -> {
                  ControlState state = ControlState.unjudged(moments.size());
                  return state.with(state.track().with(place, result));
                }));
    return with(more, forgottenUntil, changed).tidied();
  }

  /** Forgets what is no longer needed to tell how the newest results came about. */
  private ResourceState tidied() {
    ResourceState tidy = this;
    int size = tidy.moments.size();
    if (size > 2 && tidy.moments.subList(size - 3, size).stream().allMatch(Moment::polled)) {
      tidy = tidy.withoutRepeated(size - 2);
    }
    while (tidy.moments.size() > MOST_MOMENTS
        || tidy.moments.get(0).time() < newest() - REMEMBERED) {
      tidy = tidy.withoutFirst();
    }
    return tidy;
  }

  /** What is polled every few minutes mostly says the same. */
  private ResourceState withoutRepeated(int place) {
    boolean repeated =
        controls.values().stream()
            .map(state -> state.track().results())
            .allMatch(of -> of[place - 1] == of[place] && of[place] == of[place + 1]);
    if (!repeated) {
      return this;
    }
    List<Moment> fewer = new ArrayList<>(moments);
    fewer.remove(place);
    return with(fewer, forgottenUntil, changed(state -> state.track().without(place)));
  }

  private ResourceState withoutFirst() {
    long time = moments.get(0).time();
    return with(
        moments.subList(1, moments.size()), time, changed(state -> state.track().shortened(time)));
  }

  private SortedMap<String, ControlState> changed(Function<ControlState, Track> track) {
    SortedMap<String, ControlState> changed = new TreeMap<>();
    controls.forEach((id, state) -> changed.put(id, state.with(track.apply(state))));
    return changed;
  }

  private ResourceState with(
      List<Moment> newMoments, long forgotten, SortedMap<String, ControlState> newControls) {
    return new ResourceState(
        collectedAt,
        createdAt,
        deleted,
        old,
        base,
        polled,
        tags,
        judgedUnder,
        posture,
        newMoments,
        forgotten,
        newControls);
  }

  /**
   * The state after its newest state was judged again by other controls or registers: where the
   * result changed, nobody's call changed it.
   */
  public ResourceState judgedAnew(Map<String, Result> results) {
    SortedMap<String, ControlState> changed = new TreeMap<>(controls);
    results.keySet().forEach(id -> changed.putIfAbsent(id, control(id)));
    changed.replaceAll(
        (id, state) -> {
          Result result = results.get(id);
          Track track = state.track();
          return track.current() == result ? state : state.frozen(track.anew(result), newest());
        });
    return with(moments, forgottenUntil, changed);
  }

  /** The state with one of its controls changed. */
  public ResourceState with(String control, UnaryOperator<ControlState> change) {
    SortedMap<String, ControlState> changed = new TreeMap<>(controls);
    changed.put(control, change.apply(control(control)));
    return with(moments, forgottenUntil, changed);
  }

  public ResourceState withControls(SortedMap<String, ControlState> changed) {
    return with(moments, forgottenUntil, changed);
  }

  public ResourceState judgedUnder(String hash) {
    return new ResourceState(
        collectedAt,
        createdAt,
        deleted,
        old,
        base,
        polled,
        tags,
        hash,
        posture,
        moments,
        forgottenUntil,
        controls);
  }

  public ResourceState withPosture(long fingerprint) {
    return new ResourceState(
        collectedAt,
        createdAt,
        deleted,
        old,
        base,
        polled,
        tags,
        judgedUnder,
        fingerprint,
        moments,
        forgottenUntil,
        controls);
  }

  /** The state with other items. */
  public ResourceState withItems(
      @Nullable KeptItem newBase, @Nullable KeptItem newPolled, @Nullable KeptTags newTags) {
    return new ResourceState(
        collectedAt,
        createdAt,
        deleted,
        old,
        newBase,
        newPolled,
        newTags,
        judgedUnder,
        posture,
        moments,
        forgottenUntil,
        controls);
  }

  /** The state with what is known of the resource's origin. */
  public ResourceState withOrigin(long collected, long created, boolean gone, boolean wasThere) {
    return new ResourceState(
        collected,
        created,
        gone,
        wasThere,
        base,
        polled,
        tags,
        judgedUnder,
        posture,
        moments,
        forgottenUntil,
        controls);
  }

  /**
   * What is left of a resource that is gone: enough to know that it is, and what was told of it.
   */
  public ResourceState asTombstone() {
    SortedMap<String, ControlState> told = new TreeMap<>();
    controls.forEach(
        (id, state) -> {
          if (state.told() != null) {
            told.put(
                id,
                new ControlState(
                    state.track(), state.frozenAt(), state.baseline(), null, state.told(), null));
          }
        });
    return new ResourceState(
        collectedAt,
        Long.MAX_VALUE,
        true,
        false,
        null,
        null,
        null,
        judgedUnder,
        0,
        moments,
        forgottenUntil,
        told);
  }
}
