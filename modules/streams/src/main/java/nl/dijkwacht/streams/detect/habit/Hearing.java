package nl.dijkwacht.streams.detect.habit;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import nl.dijkwacht.core.Heartbeat;

/**
 * Judges silences by what was heard of others meanwhile: a source by the time in which its kind was
 * heard, a kind by the time in which anything was heard, and everything by the wall clock. So the
 * silence of the collectors, or of Dijkwacht itself, is one silence and not that of each source. It
 * is a function of what was heard alone. Immutable.
 */
public final class Hearing {

  /** How long after one source was heard others may take until their silence is looked at. */
  private static final long GRACE = 2;

  private static final Judgement UNJUDGED =
      new Judgement(Judgement.State.UNJUDGED, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  private final SilenceSettings settings;
  private final HeardBins everything;
  private final Map<Heartbeat.Kind, Group> groups = new EnumMap<>(Heartbeat.Kind.class);

  /**
   * A kind.
   *
   * @param judgement of its own silence
   * @param floor how long it and its sources may always be silent
   * @param clock by which its sources are judged
   */
  private record Group(Judgement judgement, Duration floor, BinClock clock) {}

  /**
   * @param everything when anything was heard
   * @param kinds when anything of each kind was heard
   */
  public Hearing(
      SilenceSettings settings, HeardBins everything, Map<Heartbeat.Kind, HeardBins> kinds) {
    this.settings = settings;
    this.everything = everything;
    kinds.forEach(
        (kind, heard) -> {
          Duration floor = settings.floors().get(kind);
          if (floor != null) {
            groups.put(kind, group(heard, floor));
          }
        });
  }

  private Group group(HeardBins heard, Duration floor) {
    // Half of the floor, so that all have the other half to be heard again after a standstill.
    Duration most = floor.dividedBy(2);
    BinClock ofAll = ListeningTime.of(everything, BinClock.WORLD, most);
    return new Group(judge(heard, floor, ofAll), floor, ListeningTime.of(heard, ofAll, most));
  }

  /**
   * Judges the silence of everything.
   *
   * @param silent for how long nothing was heard, though somebody listened (wall clock)
   */
  public Judgement everything(Duration silent) {
    return judge(everything, silent, settings.everything(), BinClock.WORLD);
  }

  /** Judges the silence of a kind. */
  public Judgement of(Heartbeat.Kind kind) {
    Group group = groups.get(kind);
    return group == null ? UNJUDGED : group.judgement();
  }

  /** Judges the silence of a source. */
  public Judgement of(Heartbeat.Kind kind, HeardBins source) {
    Group group = groups.get(kind);
    return group == null ? UNJUDGED : judge(source, group.floor(), group.clock());
  }

  /** How long ago a source was heard, when anything was heard last. */
  public Duration age(HeardBins source) {
    return HeardBins.WIDTH.multipliedBy(everything.newest() - source.newest());
  }

  private Judgement judge(HeardBins one, Duration floor, BinClock clock) {
    long bins = clock.between(one.newest(), everything.newest() - GRACE);
    return judge(one, HeardBins.WIDTH.multipliedBy(bins), floor, clock);
  }

  private Judgement judge(HeardBins one, Duration silent, Duration floor, BinClock clock) {
    boolean learnt = Habit.isLearnt(one);
    if (silent.compareTo(floor) < 0) {
      // Nearly always, so its habit, which takes longer to find out, is not asked for.
      return new Judgement(state(learnt, false), silent, Duration.ZERO, floor);
    }
    Habit habit = Habit.of(one, clock);
    Duration limit = settings.limit(floor, habit);
    boolean beyond = silent.compareTo(limit) >= 0;
    return new Judgement(state(learnt, beyond), silent, habit.usual(), limit);
  }

  private static Judgement.State state(boolean learnt, boolean beyond) {
    if (!learnt) {
      return Judgement.State.LEARNING;
    }
    return beyond ? Judgement.State.SILENT : Judgement.State.HEARD;
  }
}
