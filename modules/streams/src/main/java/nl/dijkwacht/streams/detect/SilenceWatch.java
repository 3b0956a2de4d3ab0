package nl.dijkwacht.streams.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.streams.detect.habit.Hearing;
import nl.dijkwacht.streams.detect.habit.Judgement;
import nl.dijkwacht.streams.detect.habit.Judgement.State;
import nl.dijkwacht.streams.detect.habit.SilenceSettings;
import org.apache.kafka.streams.KeyValue;

/** Watches the sources of one partition, and tells each silence once. */
final class SilenceWatch {

  /** How long a source that is not heard any more is watched. */
  static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

  private final SilenceSettings settings;
  private final SourceSignals signals;
  private final WatchedGroups groups;
  private final WatchedSources sources;
  private final SignalOutput output;
  private final SourceMeters meters;

  SilenceWatch(
      SilenceSettings settings,
      SourceSignals signals,
      WatchedGroups groups,
      WatchedSources sources,
      SignalOutput output,
      SourceMeters meters) {
    this.settings = settings;
    this.signals = signals;
    this.groups = groups;
    this.sources = sources;
    this.output = output;
    this.meters = meters;
  }

  /**
   * Takes a heartbeat. All sources are judged whenever hearing has come a bin further, so what is
   * told depends on what was heard alone, and a stage that catches up tells what it would have
   * told.
   *
   * @return whether its source is watched
   */
  boolean heard(Heartbeat heartbeat, Instant at) {
    boolean watched = sources.add(heartbeat, at);
    if (groups.add(heartbeat, at)) {
      judge(at);
    }
    return watched;
  }

  /** Judges all kinds and sources by what was heard until now. */
  void judge(Instant now) {
    Hearing hearing = groups.hearing(settings);
    if (hearing == null) {
      return;
    }
    Map<Heartbeat.Kind, Map<State, Integer>> states = new EnumMap<>(Heartbeat.Kind.class);
    for (KeyValue<String, Watched> source : sources.all()) {
      Heartbeat.Kind kind = source.value.latest().kind();
      State state = judge(source, hearing, now);
      states.computeIfAbsent(kind, of -> new EnumMap<>(State.class)).merge(state, 1, Integer::sum);
    }
    for (Heartbeat.Kind kind : Heartbeat.Kind.values()) {
      Watched group = groups.get(WatchedGroups.nameOf(kind));
      if (group != null) {
        judge(kind, group, hearing, now);
        long lastHeard = group.latest().arrivedAt().getEpochSecond();
        meters.show(kind, states.getOrDefault(kind, Map.of()), lastHeard);
      }
    }
  }

  private State judge(KeyValue<String, Watched> source, Hearing hearing, Instant now) {
    Heartbeat latest = source.value.latest();
    Judgement own = hearing.of(latest.kind(), source.value.heard());
    Judgement ofKind = hearing.of(latest.kind());
    // The only one of its kind is judged as the kind is: there are no others to hold it against.
    boolean only = sources.count(latest.kind()) == 1;
    Judgement telling = only ? ofKind : own;
    if (telling.state() == State.SILENT && !source.value.told()) {
      tell(signals.silent(latest, telling, now));
      sources.told(source);
    }
    boolean old = hearing.age(source.value.heard()).compareTo(FORGOTTEN_AFTER) >= 0;
    if (old && !isExpected(own, ofKind)) {
      sources.remove(source);
      if (own.state() != State.UNJUDGED) {
        tell(signals.forgotten(latest, FORGOTTEN_AFTER, now));
      }
    }
    return ofKind.state() == State.SILENT ? State.SILENT : own.state();
  }

  /** After a long standstill of the collectors, all sources have time to be heard again. */
  private static boolean isExpected(Judgement own, Judgement ofKind) {
    return own.state() != State.UNJUDGED && !own.isBeyondLimit() && !ofKind.isBeyondLimit();
  }

  private void judge(Heartbeat.Kind kind, Watched group, Hearing hearing, Instant now) {
    Judgement judgement = hearing.of(kind);
    if (judgement.state() == State.SILENT && !group.told() && sources.count(kind) > 1) {
      tellDeaf(WatchedGroups.nameOf(kind), group, judgement, now);
    }
  }

  /**
   * Judges the silence of everything.
   *
   * @param silent for how long nothing was heard, though somebody listened
   */
  void nothingHeard(Duration silent, Instant now) {
    if (silent.compareTo(settings.everything()) < 0) {
      return;
    }
    Watched everything = groups.get(WatchedGroups.EVERYTHING);
    Hearing hearing = groups.hearing(settings);
    if (everything != null && hearing != null && !everything.told()) {
      Judgement judgement = hearing.everything(silent);
      if (judgement.state() == State.SILENT) {
        tellDeaf(WatchedGroups.EVERYTHING, everything, judgement, now);
      }
    }
  }

  private void tellDeaf(String group, Watched watched, Judgement judgement, Instant now) {
    tell(signals.deaf(group, watched.latest(), judgement, now));
    groups.told(group, watched);
  }

  private void tell(Signal signal) {
    // Its texts are clipped, so it always fits.
    output.signal(signal, signal.event().collectedAt().toEpochMilli());
  }
}
