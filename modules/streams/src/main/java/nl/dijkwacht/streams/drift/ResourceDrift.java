package nl.dijkwacht.streams.drift;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import nl.dijkwacht.controls.Judgement;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;
import nl.dijkwacht.core.resource.ConfigurationItem.Status;
import nl.dijkwacht.core.resource.SensitiveData;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.PlainReason;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.streams.drift.attribution.Call;
import nl.dijkwacht.streams.drift.state.ControlState;
import nl.dijkwacht.streams.drift.state.KeptItem;
import nl.dijkwacht.streams.drift.state.KeptTags;
import nl.dijkwacht.streams.drift.state.Moment;
import nl.dijkwacht.streams.drift.state.Packing;
import nl.dijkwacht.streams.drift.state.ResourceState;
import nl.dijkwacht.streams.drift.state.Told;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is heard of resources, one at a time. What a resource comes to is a function of the
 * set of items and changes, whatever their order. For one task.
 */
final class ResourceDrift {

  /** What became of an item. */
  enum Outcome {
    /** It is the newest of its resource. */
    JUDGED,
    /** It ended its resource. */
    DELETED,
    /** It is older than the newest, and only tells how that came about. */
    OLDER,
    /** It was taken before. */
    KNOWN,
    /** It would not fit into the store. */
    TOO_LARGE
  }

  /** As long as items stay in their topic: nothing can come again from before the end. */
  private static final long TOMBSTONE_KEPT = Duration.ofDays(30).toMillis();

  private final Settling.Task task;
  private final ResourceStates states;
  private final Calls calls;
  private final Accounts accounts;
  private final FoundData found;
  private final Assets assets;
  private final Packing packing = new Packing();

  ResourceDrift(
      Settling.Task task,
      ResourceStates states,
      Calls calls,
      Accounts accounts,
      FoundData found,
      Assets assets) {
    this.task = task;
    this.states = states;
    this.calls = calls;
    this.accounts = accounts;
    this.found = found;
    this.assets = assets;
  }

  /**
   * Takes an item.
   *
   * @param value the item as it came
   */
  Outcome item(ConfigurationItem item, byte[] value, Judge general, long collectedAt, long now) {
    String key = item.resource().toString();
    Judge judge = found.informed(key, general);
    ResourceState before = states.get(key);
    Moment moment = Moment.of(item, value);
    KeptItem known = moment.polled() ? before.polled() : before.base();
    if (before.remembers(moment) || (known != null && known.moment().equals(moment))) {
      return Outcome.KNOWN;
    }
    KeptItem kept = KeptItem.of(moment, value, packing);
    if (!states.fits(before, kept)) {
      return Outcome.TOO_LARGE;
    }
    boolean isOlder =
        known != null
            ? known.moment().compareTo(moment) > 0
            : before.deleted() && isOlder(before, moment);
    if (isOlder || isPolledOfDeleted(before, moment)) {
      older(key, before, item, moment, judge, collectedAt, now);
      return Outcome.OLDER;
    }
    ResourceState current = underCurrent(key, before, judge, now);
    if (item.status() == Status.DELETED) {
      delete(key, current, moment, judge, collectedAt, now);
      return Outcome.DELETED;
    }
    newest(key, current, item, kept, judge, collectedAt, now);
    return Outcome.JUDGED;
  }

  private static boolean isOlder(ResourceState state, Moment moment) {
    return moment.time() <= state.newest();
  }

  /** What was polled adds to another item, and brings nothing back to life. */
  private static boolean isPolledOfDeleted(ResourceState state, Moment moment) {
    return state.deleted() && moment.polled();
  }

  private void newest(
      String key,
      ResourceState before,
      ConfigurationItem item,
      KeptItem kept,
      Judge judge,
      long collectedAt,
      long now) {
    boolean isPolled = kept.moment().polled();
    ResourceState with =
        isPolled
            ? before.withItems(before.base(), kept, before.tags())
            : before.withItems(kept, before.polled(), tags(before, item));
    with = origin(before, with, item, collectedAt);
    Assessment assessment =
        Assessment.of(
            isPolled ? read(with.base()) : item,
            isPolled ? item : read(with.polled()),
            with,
            judge);
    ResourceState judged =
        with.withNewest(kept.moment(), assessment.results()).judgedUnder(judge.hash());
    Occasion occasion = Occasion.item(collectedAt, now, false);
    settle(key, judged, judge, occasion, () -> assessment, isStirred(before, judged));
  }

  private static @Nullable ConfigurationItem read(@Nullable KeptItem kept) {
    return kept == null ? null : kept.item();
  }

  /** An item without tags does not make a resource less than its tags said. */
  private static @Nullable KeptTags tags(ResourceState before, ConfigurationItem item) {
    if (item.tagsKnown()) {
      return null;
    }
    ConfigurationItem base = read(before.base());
    return base != null && base.tagsKnown() && before.base() != null
        ? new KeptTags(before.base().moment(), base.tags())
        : before.tags();
  }

  private ResourceState origin(
      ResourceState before, ResourceState with, ConfigurationItem item, long collectedAt) {
    boolean isFirst = before.isNew();
    boolean isAgain = before.deleted();
    boolean old = isFirst ? accounts.wasThere(item, collectedAt) : before.old() && !isAgain;
    long created = isAgain ? Long.MAX_VALUE : before.createdAt();
    if (item.createdAt() != null) {
      created = item.createdAt().toEpochMilli();
    } else if (item.source() == Source.NOTIFICATION && (isAgain || (isFirst && !old))) {
      created = item.capturedAt().toEpochMilli();
    }
    return with.withOrigin(collectedAt, created, false, old);
  }

  /** Whether calls may say more than they did, since a result changed or one is to be decided. */
  private static boolean isStirred(ResourceState before, ResourceState after) {
    for (Map.Entry<String, ControlState> control : after.controls().entrySet()) {
      ControlState earlier = before.controls().get(control.getKey());
      Result result = control.getValue().track().current();
      if (control.getValue().breaking() != null
          || (earlier != null && earlier.track().current() != result)) {
        return true;
      }
    }
    return false;
  }

  private void delete(
      String key, ResourceState before, Moment moment, Judge judge, long collectedAt, long now) {
    ResourceState gone = before.withItems(null, null, null);
    gone = gone.withOrigin(collectedAt, before.createdAt(), true, before.old());
    Map<String, Result> ended = new TreeMap<>();
    before.controls().keySet().forEach(id -> ended.put(id, Result.NOT_APPLICABLE));
    gone = gone.withNewest(moment, ended).judgedUnder(judge.hash());
    Occasion occasion = Occasion.item(collectedAt, now, false);
    Supplier<Assessment> assessment = () -> ended(assessment(key, before, judge).get());
    Supplier<List<Call>> known = calls(key);
    gone =
        settling(key, judge, occasion, assessment, known)
            .settle(undecided(key, known, now).broken(gone));
    if (before.posture() != 0) {
      task.output().noPosture(key, occasion);
    }
    assets.gone(key, occasion);
    task.due().add(collectedAt + TOMBSTONE_KEPT, key);
    states.put(key, gone.asTombstone());
  }

  private static Assessment ended(Assessment assessment) {
    Map<String, String> reasons = new HashMap<>();
    assessment.results().keySet().forEach(id -> reasons.put(id, PlainReason.DELETED.english()));
    return new Assessment(
        assessment.item(), assessment.classification(), assessment.results(), reasons);
  }

  /** An item that comes late may tell better how the newest results came about. */
  private void older(
      String key,
      ResourceState before,
      ConfigurationItem item,
      Moment moment,
      Judge judge,
      long collectedAt,
      long now) {
    boolean isBase = !moment.polled() && item.status() != Status.DELETED && before.base() != null;
    if (!isBase || !before.wouldRemember(moment)) {
      return;
    }
    ResourceState current = underCurrent(key, before, judge, now);
    Occasion occasion = Occasion.item(collectedAt, now, true);
    if (item.tagsKnown() && isNewer(moment, current.tags()) && lacksTags(current)) {
      current =
          current.withItems(current.base(), current.polled(), new KeptTags(moment, item.tags()));
      current = judgedAnew(current, judge);
      Assessment known = Assessment.of(current, judge);
      assets.tell(key, known.item(), known.classification(), occasion);
    }
    Assessment then = Assessment.of(item, read(current.polled()), current, judge);
    ResourceState remembered = current.with(moment, then.results());
    settle(key, remembered, judge, occasion, assessment(key, remembered, judge), true);
  }

  private static boolean lacksTags(ResourceState state) {
    return state.base() != null && !state.base().item().tagsKnown();
  }

  private static boolean isNewer(Moment moment, @Nullable KeptTags tags) {
    return tags == null || moment.compareTo(tags.moment()) > 0;
  }

  /** Takes a change; false if it was taken before. */
  boolean change(Change change, Judge general, long collectedAt, long now) {
    String key = change.resource().toString();
    Judge judge = found.informed(key, general);
    Map<String, Result> says = new TreeMap<>();
    for (Judgement judgement : judge.judge(change)) {
      says.put(judgement.control().id(), judgement.result());
    }
    Call call = new Call(withoutRequest(change), says);
    if (!calls.add(key, call, collectedAt)) {
      return false;
    }
    ResourceState before = states.get(key);
    if (before.deleted() || (before.controls().isEmpty() && says.isEmpty())) {
      return true;
    }
    ResourceState current = underCurrent(key, before, judge, now);
    Occasion occasion = Occasion.change(collectedAt, now);
    settle(key, current, judge, occasion, assessment(key, current, judge), true);
    return true;
  }

  private static Change withoutRequest(Change change) {
    return new Change(
        change.id(),
        change.resource(),
        change.event(),
        change.means(),
        change.sessionIssuer(),
        change.mfa(),
        null);
  }

  /**
   * Looks at a resource again, since something of it is due.
   *
   * @param now wall clock
   * @param streamTime when the latest record was collected
   */
  void wake(String key, Judge general, long now, long streamTime) {
    Judge judge = found.informed(key, general);
    ResourceState before = states.get(key);
    if (before.deleted()) {
      if (before.collectedAt() + TOMBSTONE_KEPT <= now) {
        found.forget(key);
        states.delete(key);
      }
      return;
    }
    Occasion occasion = Occasion.woken(now);
    ResourceState current = underCurrent(key, before, judge, now);
    Supplier<List<Call>> known = calls(key);
    UndecidedCalls undecided = undecided(key, known, now);
    ResourceState awake = undecided.withoutUnseen(undecided.withExpired(current), streamTime);
    ResourceState settled =
        settling(key, judge, occasion, assessment(key, current, judge), known).settle(awake);
    if (settled.isUnseen() && isOver(settled, streamTime)) {
      states.delete(key);
    } else {
      states.put(key, settled);
    }
  }

  /** Whether all that calls did to a resource without a state is told and long past. */
  private static boolean isOver(ResourceState state, long streamTime) {
    long past = streamTime - DriftTopology.Settings.UNSEEN_FOR.toMillis();
    return state.controls().values().stream()
        .allMatch(
            control -> {
              Told told = control.told();
              return control.breaking() == null
                  && (told == null || (!told.isOpen() && told.shown() <= past));
            });
  }

  /**
   * Judges a resource again, if controls or registers are others than those that judged it.
   *
   * @param always whether exceptions began or ended besides
   */
  void sweep(String key, Judge general, long now, boolean always) {
    Judge judge = found.informed(key, general);
    ResourceState before = states.get(key);
    if (!before.isJudgeable()) {
      byDataAlone(key, before, judge, now);
      return;
    }
    ResourceState after = underCurrent(key, before, judge, now);
    if (always && before.judgedUnder().equals(judge.hash())) {
      Occasion occasion = Occasion.swept(now);
      settle(key, after, judge, occasion, assessment(key, after, judge), false);
    }
  }

  /** Takes what was found in the data on a resource. */
  void found(SensitiveData data, Judge general, long now) {
    if (found.add(data)) {
      sweep(data.resource().toString(), general, now, false);
    }
  }

  /** A resource whose item never came may be an asset all the same. */
  private void byDataAlone(String key, ResourceState before, Judge judge, long now) {
    if (before.deleted()) {
      return;
    }
    Occasion occasion = Occasion.swept(now);
    if (found.isAnything(key)) {
      ConfigurationItem item = found.item(key);
      assets.tell(key, item, judge.classify(item), occasion);
    } else {
      assets.gone(key, occasion);
    }
    // Kept as long as something is found, since the registers may change.
    states.put(key, before);
  }

  /** The state as the controls and registers in effect judge it. */
  private ResourceState underCurrent(String key, ResourceState state, Judge judge, long now) {
    if (!state.isJudgeable() || state.judgedUnder().equals(judge.hash())) {
      return state;
    }
    ResourceState anew = judgedAnew(state, judge);
    Occasion occasion = Occasion.swept(now);
    return settle(key, anew, judge, occasion, assessment(key, anew, judge), true);
  }

  private static ResourceState judgedAnew(ResourceState state, Judge judge) {
    return state.judgedAnew(Assessment.of(state, judge).results()).judgedUnder(judge.hash());
  }

  private ResourceState settle(
      String key,
      ResourceState state,
      Judge judge,
      Occasion occasion,
      Supplier<Assessment> assessment,
      boolean withCalls) {
    Supplier<Assessment> once = new Lazy<>(assessment);
    Supplier<List<Call>> known = calls(key);
    ResourceState broken = withCalls ? undecided(key, known, occasion.now()).broken(state) : state;
    ResourceState settled = settling(key, judge, occasion, once, known).settle(broken);
    states.put(key, settled);
    if (occasion.judged()) {
      assets.tell(key, once.get().item(), once.get().classification(), occasion);
    }
    return settled;
  }

  private Settling settling(
      String key,
      Judge judge,
      Occasion occasion,
      Supplier<Assessment> assessment,
      Supplier<List<Call>> known) {
    return new Settling(task, key, judge, occasion, new Lazy<>(assessment), known);
  }

  private UndecidedCalls undecided(String key, Supplier<List<Call>> known, long now) {
    return new UndecidedCalls(task, key, known, now);
  }

  private Supplier<List<Call>> calls(String key) {
    return new Lazy<>(() -> calls.of(key));
  }

  private static Supplier<Assessment> assessment(String key, ResourceState state, Judge judge) {
    return () -> state.isJudgeable() ? Assessment.of(state, judge) : blank(key, judge);
  }

  /** Of a resource of which calls are known and no state. */
  private static Assessment blank(String key, Judge judge) {
    ConfigurationItem item = ResourceKey.blank(ResourceKey.read(key));
    return new Assessment(item, judge.classify(item), new TreeMap<>(), Map.of());
  }
}
