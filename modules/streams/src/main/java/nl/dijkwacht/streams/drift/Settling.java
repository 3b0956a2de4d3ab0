package nl.dijkwacht.streams.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.core.Attribution;
import nl.dijkwacht.core.Attribution.Confidence;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.ConfigurationItem;
import nl.dijkwacht.core.Level;
import nl.dijkwacht.core.Posture;
import nl.dijkwacht.core.ResourceId;
import nl.dijkwacht.core.RuleRef;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.Verdict;
import nl.dijkwacht.core.Verdict.Result;
import nl.dijkwacht.core.Verdict.Standing;
import nl.dijkwacht.streams.drift.attribution.Attributor;
import nl.dijkwacht.streams.drift.attribution.Call;
import nl.dijkwacht.streams.drift.attribution.Interval;
import nl.dijkwacht.streams.drift.state.Breaking;
import nl.dijkwacht.streams.drift.state.ControlState;
import nl.dijkwacht.streams.drift.state.ResourceState;
import nl.dijkwacht.streams.drift.state.Shown;
import nl.dijkwacht.streams.drift.state.Told;
import nl.dijkwacht.streams.runtime.Due;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is told of one resource in line with what is known of it, on one occasion: verdicts
 * where something changed that people should know, and the posture. Writing twice is left to
 * nobody's memory but the state's, so a restart tells nothing again.
 */
final class Settling {

  /** Calls that a verdict was attributed by are all remembered for as long. */
  private static final long AMENDED_FOR = Calls.KEPT.dividedBy(2).toMillis();

  /** A resource may be made a little after the time that the call to make it has. */
  private static final long BEFORE_CREATION = Duration.ofSeconds(10).toMillis();

  private static final int HEX_DIGITS_OF_LONG = 15;

  private final DriftTopology.Settings settings;
  private final DriftOutput output;
  private final Due due;
  private final DriftMeters meters;
  private final ResultCounts counts;
  private final String key;
  private final Judge judge;
  private final Occasion occasion;
  private final Supplier<Assessment> assessment;
  private final Supplier<List<Call>> calls;

  /** What a task has, for whichever resource. */
  record Task(
      DriftTopology.Settings settings,
      DriftOutput output,
      Due due,
      DriftMeters meters,
      ResultCounts counts) {}

  /**
   * Of one resource on one occasion.
   *
   * @param assessment what controls say of the newest state, if it is asked for
   * @param calls on the resource, if they are asked for
   */
  Settling(
      Task task,
      String key,
      Judge judge,
      Occasion occasion,
      Supplier<Assessment> assessment,
      Supplier<List<Call>> calls) {
    this.settings = task.settings();
    this.output = task.output();
    this.due = task.due();
    this.meters = task.meters();
    this.counts = task.counts();
    this.key = key;
    this.judge = judge;
    this.occasion = occasion;
    this.assessment = assessment;
    this.calls = calls;
  }

  /** Has calls that no state has decided about break and mend controls. */
  ResourceState withCalls(ResourceState state) {
    List<Call> known = calls.get();
    Set<String> controls = new LinkedHashSet<>(state.controls().keySet());
    known.forEach(call -> controls.addAll(call.says().keySet()));
    ResourceState after = state;
    for (String control : controls) {
      ControlState before = after.control(control);
      Breaking breaking = Undecided.of(control, before, state, known);
      if (!Objects.equals(before.breaking(), breaking)) {
        after = after.with(control, of -> of.with(breaking));
        expect(before, breaking);
      }
    }
    return after;
  }

  private void expect(ControlState before, @Nullable Breaking breaking) {
    Told told = before.told();
    if (breaking != null) {
      due.add(breaking.collectedAt() + confirmWithin().toMillis(), key);
    } else if (before.track().current() != Result.FAIL && (told == null || !told.isProvisional())) {
      meters.provisional("mended");
    }
  }

  /** Counts calls that no state has decided about within the time in which one was expected. */
  ResourceState withExpired(ResourceState state) {
    ResourceState after = state;
    for (Map.Entry<String, ControlState> control : state.controls().entrySet()) {
      Breaking breaking = control.getValue().breaking();
      if (breaking != null
          && !breaking.expired()
          && breaking.collectedAt() + confirmWithin().toMillis() <= occasion.now()) {
        meters.provisional("expired");
        after = after.with(control.getKey(), of -> of.with(breaking.asExpired()));
      }
    }
    return after;
  }

  private Duration confirmWithin() {
    boolean daily = settings.dailyAccounts().contains(ResourceKey.read(key).account());
    return daily ? settings.confirmWithinDaily() : settings.confirmWithin();
  }

  /** Tells what there is to tell, and gives the state after that. */
  ResourceState settle(ResourceState state) {
    SortedMap<String, ControlState> after = new TreeMap<>();
    boolean isShownAnew = false;
    for (Map.Entry<String, ControlState> entry : state.controls().entrySet()) {
      String id = entry.getKey();
      ControlState before = entry.getValue();
      Control control = judge.control(id);
      Claim claim = Claim.of(state, before, control, settings);
      ControlState told = claim == null ? before : tell(id, state, before, control, claim);
      Shown shown = claim == null || control == null ? null : shown(id, state, told, claim);
      if (shown != before.shown()) {
        counts.change(ResourceKey.read(key).account(), id, before.shown(), shown);
        isShownAnew = true;
      }
      if (control != null || told.told() != null) {
        after.put(id, told.with(shown));
      }
    }
    return withPosture(state.withControls(after), isShownAnew);
  }

  private ControlState tell(
      String id, ResourceState state, ControlState before, @Nullable Control control, Claim claim) {
    Told told = before.told();
    if (claim.isHeld(told, occasion.released())) {
      due.add(claim.heldUntil(), key);
      return before;
    }
    if (claim.isNews(told)) {
      return write(id, state, before, control, claim);
    }
    return told != null && occasion.amends() && isFresh(told) && claim.isSameAs(told)
        ? amend(id, state, before, control, claim, told)
        : before;
  }

  private boolean isFresh(Told told) {
    return occasion.collectedAt() - told.toldAt() < AMENDED_FOR;
  }

  private ControlState write(
      String id, ResourceState state, ControlState before, @Nullable Control control, Claim claim) {
    Told told = before.told();
    boolean baseline = isBaseline(state, before, claim);
    Cause cause = baseline ? nobody(claim.shown()) : cause(id, state, before, control, claim);
    Told now =
        new Told(
            claim.result(),
            claim.standing(),
            told == null ? claim.before() : told.result(),
            cause.since(),
            isWithdrawn(claim.standing()) && told != null ? told.shown() : claim.shown(),
            occasion.collectedAt(),
            fingerprint(cause.attribution()),
            before.revision() + 1);
    send(id, control, now, baseline, cause.attribution());
    meters.told(told, now, cause.attribution());
    return before.with(now, baseline);
  }

  private ControlState amend(
      String id,
      ResourceState state,
      ControlState before,
      @Nullable Control control,
      Claim claim,
      Told told) {
    if (isBaseline(state, before, claim)) {
      return before;
    }
    Cause cause = cause(id, state, before, control, claim);
    long fingerprint = fingerprint(cause.attribution());
    if (fingerprint == told.attribution() && cause.since() == told.since()) {
      return before;
    }
    Told now =
        new Told(
            told.result(),
            told.standing(),
            told.before(),
            cause.since(),
            isWithdrawn(told.standing()) ? told.shown() : claim.shown(),
            told.toldAt(),
            fingerprint,
            told.revision() + 1);
    send(id, control, now, false, cause.attribution());
    meters.amended(cause.attribution());
    return before.with(now, false);
  }

  /** Of what failed from the beginning, until a state shows that it passed once. */
  private static boolean isBaseline(ResourceState state, ControlState before, Claim claim) {
    if (claim.result() == Result.UNKNOWN) {
      return before.baseline();
    }
    boolean isFirst = state.old() && before.told() == null && before.frozenAt() == Long.MIN_VALUE;
    return claim.result() == Result.FAIL
        && claim.standing() == Standing.CONFIRMED
        && claim.before() == null
        && (before.baseline() || isFirst);
  }

  /**
   * Who caused it, and since when it is so in milliseconds since the epoch (event time).
   *
   * @param attribution null if nobody is named
   */
  private record Cause(@Nullable Attribution attribution, long since) {}

  private static Cause nobody(long since) {
    return new Cause(null, since);
  }

  private static boolean isWithdrawn(Standing standing) {
    return standing == Standing.WITHDRAWN;
  }

  private Cause cause(
      String id, ResourceState state, ControlState before, @Nullable Control control, Claim claim) {
    Breaking breaking = before.breaking();
    Told told = before.told();
    if (claim.standing() == Standing.PROVISIONAL && breaking != null) {
      Attribution broke =
          first(call -> call.change().id().equals(breaking.change()))
              .map(call -> call.as(Confidence.CERTAIN, 0))
              .orElse(null);
      return new Cause(broke, claim.shown());
    }
    // A new control or register changed it, or nothing is known of what it was before.
    boolean nobody = claim.shown() <= before.frozenAt();
    if (control == null || nobody) {
      return nobody(claim.shown());
    }
    boolean again = told != null && isWithdrawn(told.standing()) && claim.isSameAs(told);
    if (told != null && (again || isWithdrawn(claim.standing()))) {
      return mended(id, control, state, told);
    }
    if (claim.result() == Result.UNKNOWN) {
      return nobody(claim.shown());
    }
    Attribution attribution =
        new Attributor(id, control.changedBy(), claim.result())
            .find(interval(state, claim), calls.get());
    return new Cause(attribution, since(id, claim, attribution));
  }

  /**
   * Who mended what a call broke. If nobody did, it was not broken; then a call that is only
   * possible tells nothing.
   */
  private Cause mended(String id, Control control, ResourceState state, Told told) {
    List<Call> later = calls.get().stream().filter(call -> call.time() > told.shown()).toList();
    long until = state.isNew() ? occasion.collectedAt() : Math.max(told.shown(), state.newest());
    Attribution mended =
        new Attributor(id, control.changedBy(), Result.PASS)
            .find(new Interval(told.shown(), until, true), later);
    if (mended != null && mended.confidence() != Confidence.POSSIBLE) {
      return new Cause(mended, mended.call().eventTime().toEpochMilli());
    }
    return nobody(isWithdrawn(told.standing()) ? told.since() : until);
  }

  private Optional<Call> first(Predicate<Call> wanted) {
    return calls.get().stream().filter(wanted).findFirst();
  }

  private Interval interval(ResourceState state, Claim claim) {
    if (claim.after() != Long.MIN_VALUE) {
      return new Interval(claim.after(), claim.shown(), true);
    }
    long begin = claim.shown() - settings.attributionWindow().toMillis();
    long created = state.createdAt() - BEFORE_CREATION;
    boolean made = state.createdAt() != Long.MAX_VALUE && created > begin;
    return new Interval(made ? created : begin, claim.shown(), made);
  }

  /** A call that by itself set the result tells best when it became so. */
  private long since(String id, Claim claim, @Nullable Attribution attribution) {
    if (attribution == null) {
      return claim.shown();
    }
    String event = attribution.call().eventId();
    return first(
            call ->
                call.change().event().eventId().equals(event) && call.saysOf(id) == claim.result())
        .map(Call::time)
        .orElse(claim.shown());
  }

  private static long fingerprint(@Nullable Attribution attribution) {
    if (attribution == null) {
      return 0;
    }
    return number(
        List.of(
            attribution.call().eventId(),
            attribution.confidence().name(),
            Integer.toString(attribution.rivals())));
  }

  private static long number(List<String> parts) {
    // Never 0, which stands for nothing.
    return Long.parseLong(StableId.of(parts).substring(0, HEX_DIGITS_OF_LONG), 16) + 1;
  }

  private void send(
      String id,
      @Nullable Control control,
      Told told,
      boolean baseline,
      @Nullable Attribution attribution) {
    Assessment known = assessment.get();
    ConfigurationItem item = known.item();
    ResourceId resource = item.resource();
    Verdict verdict =
        new Verdict(
            Verdict.findingId(settings.prefix().value(), id, resource),
            control == null ? gone(id) : control.ref(),
            resource,
            clipped(item.arn()),
            clipped(item.name()),
            known.classification(),
            told.result(),
            told.before(),
            Instant.ofEpochMilli(told.since()),
            Instant.ofEpochMilli(occasion.collectedAt()),
            told.standing(),
            baseline,
            control == null
                ? "The control is no longer in use."
                : reason(id, told, known, attribution),
            attribution,
            told.revision());
    output.verdict(verdict, occasion);
  }

  private static String reason(
      String id, Told told, Assessment known, @Nullable Attribution attribution) {
    if (told.standing() == Standing.PROVISIONAL) {
      String call = attribution == null ? "A call" : attribution.call().eventName();
      return call + " by itself breaks the control; the next state of the resource will tell.";
    }
    String reason = known.reason(id);
    return reason.isEmpty() && told.standing() == Standing.WITHDRAWN
        ? "Another call mended it before a state of the resource was seen."
        : reason;
  }

  private static RuleRef gone(String id) {
    return new RuleRef(id, "", id, "", Level.INFORMATIONAL, List.of(), List.of());
  }

  private static @Nullable String clipped(@Nullable String text) {
    return text == null ? null : Clipped.text(text);
  }

  private @Nullable Shown shown(String id, ResourceState state, ControlState control, Claim claim) {
    if (!state.isJudgeable() || control.track().current() == null) {
      return null;
    }
    if (claim.isHeld(control.told(), occasion.released())) {
      return Shown.HELD;
    }
    Shown before = control.shown();
    if (claim.result() != Result.FAIL) {
      return Shown.of(claim.result());
    }
    if (!occasion.judged() && (before == Shown.FAIL || before == Shown.SUPPRESSED)) {
      return before;
    }
    return isExcepted(id) ? Shown.SUPPRESSED : Shown.FAIL;
  }

  private boolean isExcepted(String id) {
    ConfigurationItem item = assessment.get().item();
    Collection<String> names = new LinkedHashSet<>();
    names.add(item.resource().id());
    if (item.arn() != null) {
      names.add(item.arn());
    }
    if (item.name() != null) {
      names.add(item.name());
    }
    return judge.excepts(
        id, names, item.resource().account(), Instant.ofEpochMilli(occasion.now()));
  }

  private ResourceState withPosture(ResourceState state, boolean isShownAnew) {
    if (!state.isJudgeable() || !(isShownAnew || occasion.judged())) {
      return state;
    }
    Assessment known = assessment.get();
    Map<String, Result> results = new TreeMap<>();
    state
        .controls()
        .forEach(
            (id, control) -> {
              if (control.shown() != null) {
                results.put(id, control.shown().result());
              }
            });
    ConfigurationItem item = known.item();
    Posture posture =
        new Posture(
            item.resource(),
            clipped(item.arn()),
            clipped(item.name()),
            item.capturedAt(),
            known.classification(),
            judge.hash(),
            results);
    long fingerprint =
        number(
            List.of(
                String.valueOf(posture.arn()),
                String.valueOf(posture.name()),
                posture.classification().toString(),
                results.toString()));
    if (fingerprint != state.posture()) {
      output.posture(posture, occasion);
    }
    return state.withPosture(fingerprint);
  }
}
