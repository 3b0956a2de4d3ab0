package nl.dijkwacht.streams.drift;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.PlainReason;
import nl.dijkwacht.core.verdict.Posture;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.core.verdict.Verdict.Standing;
import nl.dijkwacht.streams.drift.Causes.Cause;
import nl.dijkwacht.streams.drift.attribution.Call;
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
  private final Causes causes;

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
    this.causes = new Causes(calls, occasion.collectedAt(), task.settings().attributionWindow());
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
    Cause cause =
        baseline ? Causes.nobody(claim.shown()) : causes.of(id, state, before, control, claim);
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
    send(id, control, now, claim, baseline, cause.attribution());
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
    Cause cause = causes.of(id, state, before, control, claim);
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
    send(id, control, now, claim, false, cause.attribution());
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

  private static boolean isWithdrawn(Standing standing) {
    return standing == Standing.WITHDRAWN;
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
      Claim claim,
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
            Clipped.orNull(item.arn()),
            Clipped.orNull(item.name()),
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
            told.revision(),
            claim.countsFrom(told.since(), occasion.now()));
    output.verdict(verdict, occasion);
  }

  private String reason(String id, Told told, Assessment known, @Nullable Attribution attribution) {
    if (told.standing() == Standing.PROVISIONAL) {
      return attribution == null
          ? PlainReason.A_CALL_BREAKS.english()
          : attribution.call().eventName() + PlainReason.BREAKS.english();
    }
    String reason = known.reason(id);
    if (!reason.isEmpty() || told.standing() != Standing.WITHDRAWN) {
      return reason;
    }
    return occasion.isWake()
        ? PlainReason.NEVER_SHOWN.english()
        : PlainReason.MENDED_BEFORE.english();
  }

  private static RuleRef gone(String id) {
    return new RuleRef(id, "", id, "", Level.INFORMATIONAL, List.of(), List.of());
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
            Clipped.orNull(item.arn()),
            Clipped.orNull(item.name()),
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
