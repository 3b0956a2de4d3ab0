package nl.dijkwacht.app.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.dijkwacht.api.resources.ControlCard;
import nl.dijkwacht.api.resources.Counted;
import nl.dijkwacht.api.resources.ScoreCard;
import nl.dijkwacht.api.resources.Standings;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.Headline;
import nl.dijkwacht.core.verdict.Posture;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.reports.period.Score;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.wire.Outcome;
import nl.dijkwacht.topics.wire.Reading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The score as states of resources come, on a thread of its own. It reads all anew when the
 * registers change, and at times, since exceptions begin and end. What it holds of a resource is
 * what {@link PostureTally} says. Thread-safe.
 */
public final class LiveScore implements Standings, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveScore.class);

  private static final Duration ANEW = Duration.ofMinutes(15);
  private static final long PAUSE_SECONDS = 5;

  private final CompactedTopicReader reader;
  private final Supplier<ControlSet> controls;
  private final Supplier<Registers> registers;
  private final Clock clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Round current;

  private LiveScore(
      CompactedTopicReader reader,
      Supplier<ControlSet> controls,
      Supplier<Registers> registers,
      Clock clock) {
    this.reader = reader;
    this.controls = controls;
    this.registers = registers;
    this.clock = clock;
    this.thread = new Thread(this::follow, "live-score");
    this.thread.setDaemon(true);
  }

  /**
   * Follows from now on.
   *
   * @param controls those in effect
   * @param registers those in effect
   * @param clock tells which exceptions are in effect
   */
  public static LiveScore start(
      CompactedTopicReader reader,
      Supplier<ControlSet> controls,
      Supplier<Registers> registers,
      Clock clock) {
    LiveScore score = new LiveScore(reader, controls, registers, clock);
    score.thread.start();
    return score;
  }

  private void follow() {
    try {
      while (closing.getCount() > 0) {
        Round round = new Round(registers.get(), clock.instant());
        if (reader.follow(Topics.POSTURES, round) instanceof Outcome.Failed<Long> failed) {
          LOG.warn("The score is read again: {}", failed.sentence());
          closing.await(PAUSE_SECONDS, TimeUnit.SECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("The score is no longer followed.", e);
    }
  }

  /** One reading of all, and what came since. */
  private final class Round implements CompactedTopicReader.Follower<Posture> {

    private final Registers by;
    private final Instant at;
    private final PostureTally tally;
    private final long began = System.nanoTime();

    Round(Registers by, Instant at) {
      this.by = by;
      this.at = at;
      this.tally = new PostureTally(by, at);
    }

    @Override
    public synchronized void record(String key, Reading<Posture> reading) {
      tally.record(key, reading);
    }

    @Override
    public synchronized void removed(String key) {
      tally.removed(key);
    }

    @Override
    public void reachedEnd() {
      current = this;
    }

    @Override
    public boolean goesOn() {
      return closing.getCount() > 0
          && by == registers.get()
          && System.nanoTime() - began < ANEW.toNanos();
    }

    synchronized Map<Standing, Long> counted(Predicate<String> accounts) {
      Map<Standing, Long> counted = new HashMap<>(tally.counted());
      counted.keySet().removeIf(standing -> !accounts.test(standing.account()));
      return counted;
    }

    synchronized long unreadable() {
      return tally.unreadable();
    }
  }

  @Override
  public Optional<ScoreCard> score(Predicate<String> accounts) {
    return Optional.ofNullable(current)
        .map(
            round ->
                card(
                    ScoreReport.of(
                        round.counted(accounts),
                        round.unreadable(),
                        controls.get().all(),
                        round.by,
                        round.at)));
  }

  private static ScoreCard card(ScoreReport report) {
    Map<String, List<ScoreCard.Part>> parts = new LinkedHashMap<>();
    for (ScoreReport.Dimension dimension : ScoreReport.Dimension.values()) {
      parts.put(
          dimension.plural(),
          report.of(dimension).stream()
              .map(part -> new ScoreCard.Part(part.name(), part.about(), counted(part.score())))
              .toList());
    }
    return new ScoreCard(report.at(), report.resources(), counted(report.all()), parts);
  }

  private static Counted counted(Score score) {
    return new Counted(
        score.tenths(), score.passed(), score.failed(), score.unknown(), score.suppressed());
  }

  @Override
  public List<ControlCard> controls(Predicate<String> accounts) {
    Round round = current;
    Map<String, Score> scores =
        round == null ? Map.of() : ScoreReport.byControl(round.counted(accounts));
    List<ControlCard> cards = new ArrayList<>();
    for (Control control : controls.get().all()) {
      cards.add(
          new ControlCard(
              control.id(),
              control.ref().title(),
              control.titleNl(),
              control.ref().description(),
              control.ref().dutchDescription().orElse(""),
              control.ref().level().label(),
              control.headline().map(Headline::label).orElse(""),
              control.mappings().stream()
                  .map(mapping -> mapping.framework().label() + " " + mapping.reference())
                  .toList(),
              control.resourceTypes().stream().sorted().toList(),
              control.ref().response(),
              control.ref().dutchResponse().orElse(List.of()),
              counted(scores.getOrDefault(control.id(), Score.NOTHING))));
    }
    return cards;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(PAUSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
