package nl.dijkwacht.streams.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.core.Heartbeat.Kind.DIGEST;
import static nl.dijkwacht.core.Heartbeat.Kind.FINDINGS;
import static nl.dijkwacht.core.Heartbeat.Kind.LOOKUP;
import static nl.dijkwacht.core.Heartbeat.Kind.TRAIL;
import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SilenceTest {

  private static final Duration LEARNING = Duration.ofHours(26);

  private final Sources sources = new Sources();

  @AfterEach
  void close() {
    sources.close();
  }

  private static Duration hours(int count) {
    return Duration.ofHours(count);
  }

  /** Three trails, one of which is heard seldom, and two regions that are looked up. */
  private void learn() {
    sources
        .start(TRAIL, "trail/a", 5)
        .start(TRAIL, "trail/b", 5)
        .start(TRAIL, "trail/seldom", 60)
        .start(LOOKUP, "lookup/a", 10)
        .start(LOOKUP, "lookup/b", 10)
        .run(LEARNING, Duration.ofMinutes(5));
    assertThat(sources.told()).isEmpty();
  }

  @Test
  void aSourceThatFallsSilentAmongOthersIsToldOnce() {
    learn();
    Instant last = sources.now();
    sources.stop("trail/a").run(Duration.ofMinutes(30));
    assertThat(sources.told()).isEmpty();

    sources.run(hours(10));
    List<Signal> told = sources.told();
    assertThat(told).hasSize(1);
    Signal signal = told.get(0);
    assertThat(signal.rule()).isEqualTo(SourceRules.SILENT);
    assertThat(signal.subject())
        .isEqualTo(new Subject("111122223333", Map.of("source", "trail/a")));
    EventSummary event = signal.event();
    assertThat(event.eventSource()).isEqualTo("dijkwacht");
    assertThat(event.eventName()).isEqualTo("SourceFellSilent");
    assertThat(event.region()).isEqualTo("eu-west-1");
    assertThat(event.eventTime()).isEqualTo(event.collectedAt());
    assertThat(Duration.between(last, event.eventTime()).toMinutes()).isBetween(30L, 50L);
    assertThat(event.note())
        .startsWith("Last heard at " + last)
        .contains("silent for 30 min")
        .contains("for 5 min at most")
        .endsWith("30 min are allowed.");
    assertThat(event.noteNl())
        .startsWith("Het laatst gehoord om " + last)
        .contains("terwijl andere wel zijn gehoord")
        .endsWith("30 min mag.");
  }

  @Test
  void whoIsHeardSeldomMayBeSilentForLonger() {
    learn();
    sources.stop("trail/seldom").run(hours(2));
    assertThat(sources.told()).isEmpty();

    sources.run(hours(1));
    assertThat(sources.told())
        .extracting(signal -> signal.subject().text())
        .containsExactly("trail/seldom");
  }

  @Test
  void aSourceThatIsHeardAgainMayFallSilentAgain() {
    learn();
    sources.stop("trail/b").run(hours(2));
    sources.start(TRAIL, "trail/b", 5).run(hours(1));
    sources.stop("trail/b").run(hours(6));

    List<Signal> told = sources.told();
    assertThat(told).extracting(Signal::findingId).hasSize(2).containsOnly(told.get(0).findingId());
    assertThat(told).extracting(Signal::id).doesNotHaveDuplicates();
  }

  @Test
  void whatIsNotKnownYetIsNotJudged() {
    sources
        .start(TRAIL, "trail/a", 5)
        .start(TRAIL, "trail/b", 5)
        .start(LOOKUP, "lookup/a", 10)
        .run(hours(20))
        .stop("trail/b")
        .run(hours(40));

    assertThat(sources.told()).isEmpty();
    assertThat(state("trail", "learning")).isOne();
  }

  @Test
  void whenNothingIsHeardThatIsOneSilence() {
    learn();
    Instant last = sources.now();
    sources.stop("trail/a", "trail/b", "trail/seldom", "lookup/a", "lookup/b").run(hours(12));

    List<Signal> told = sources.told();
    assertThat(told).hasSize(1);
    assertThat(told.get(0).rule()).isEqualTo(SourceRules.DEAF);
    assertThat(told.get(0).rule().level()).isEqualTo(Level.HIGH);
    assertThat(told.get(0).subject()).isEqualTo(new Subject("", Map.of("sources", "everything")));
    assertThat(Duration.between(last, told.get(0).event().eventTime()))
        .isBetween(hours(1), hours(2));

    sources
        .start(LOOKUP, "lookup/a", 10)
        .run(Duration.ofMinutes(10))
        .start(TRAIL, "trail/a", 5)
        .run(Duration.ofMinutes(10))
        .start(TRAIL, "trail/b", 5)
        .start(LOOKUP, "lookup/b", 10)
        .start(TRAIL, "trail/seldom", 60)
        .run(hours(5));
    assertThat(sources.told()).as("each had time to be heard again").isEmpty();
  }

  @Test
  void whenAKindIsNotHeardThatIsOneSilence() {
    learn();
    sources.stop("trail/a", "trail/b", "trail/seldom").run(hours(12));

    assertThat(sources.told())
        .extracting(signal -> signal.rule().title() + ": " + signal.subject().text())
        .containsExactly("Dijkwacht hears nothing: trail");
    assertThat(state("trail", "silent")).isEqualTo(3);
  }

  @Test
  void theOnlySourceOfItsKindIsToldByItsName() {
    sources
        .start(DIGEST, "digest/a", 60)
        .start(LOOKUP, "lookup/a", 10)
        .run(LEARNING)
        .stop("digest/a")
        .run(hours(12));

    assertThat(sources.told())
        .extracting(signal -> signal.subject().text())
        .containsExactly("digest/a");
  }

  @Test
  void thatNothingIsFoundIsAsItShouldBe() {
    sources
        .start(FINDINGS, "findings/a", 5)
        .start(LOOKUP, "lookup/a", 10)
        .run(LEARNING)
        .stop("findings/a")
        .run(hours(20));

    assertThat(sources.told()).isEmpty();
    assertThat(state("findings", "unjudged")).isOne();
  }

  @Test
  void aStandstillOfTheStageIsNoSilenceOfItsSources() {
    learn();
    Instant stopped = sources.now();
    sources.restart(hours(9));
    sources.stage().pass(Duration.ofMinutes(1));
    assertThat(sources.told()).isEmpty();

    // What was collected meanwhile waits to be read.
    for (int minute = 5; minute < 9 * 60; minute += 5) {
      Instant at = stopped.plus(Duration.ofMinutes(minute));
      sources.pipe(Sources.heartbeat(TRAIL, "trail/a", at));
      sources.pipe(Sources.heartbeat(TRAIL, "trail/b", at));
      sources.pipe(Sources.heartbeat(LOOKUP, "lookup/a", at));
      sources.pipe(Sources.heartbeat(LOOKUP, "lookup/b", at));
      if (minute % 60 == 0) {
        sources.pipe(Sources.heartbeat(TRAIL, "trail/seldom", at));
      }
    }
    sources.run(hours(5));
    assertThat(sources.told()).isEmpty();
  }

  @Test
  void aClockThatJumpsIsNoSilence() {
    learn();
    sources.stage().pass(hours(9));
    assertThat(sources.told()).isEmpty();
  }

  @Test
  void whatWasToldIsRememberedOverARestart() {
    learn();
    sources.stop("trail/a").run(hours(2));
    assertThat(sources.told()).hasSize(1);

    sources.restart(Duration.ofMinutes(1));
    sources.run(hours(2));
    assertThat(sources.told()).isEmpty();
    assertThat(state("trail", "silent")).isOne();
  }

  @Test
  void aSourceThatIsGoneForAMonthIsForgotten() {
    Duration tick = Duration.ofMinutes(30);
    sources
        .start(TRAIL, "trail/a", 30)
        .start(TRAIL, "trail/b", 30)
        .start(LOOKUP, "lookup/a", 30)
        .run(LEARNING, tick)
        .stop("trail/a")
        .run(Duration.ofDays(29), tick);
    assertThat(sources.told()).hasSize(1);

    sources.run(Duration.ofDays(2), tick);
    List<Signal> told = sources.told();
    assertThat(told).hasSize(1);
    assertThat(told.get(0).event().eventName()).isEqualTo("SourceForgotten");
    assertThat(told.get(0).event().note()).contains("30 days ago");
    assertThat(sources.stage().<Watched>store(DetectTopology.SOURCES).get("TRAIL/trail/a"))
        .isNull();
    assertThat(state("trail", "silent")).isZero();
    assertThat(state("trail", "heard")).isOne();
  }

  @Test
  void oneClockThatIsWrongMakesNoOthersSilent() {
    learn();
    sources.pipe(Sources.heartbeat(TRAIL, "trail/ahead", sources.now().plus(Duration.ofDays(100))));
    sources.pipe(Sources.heartbeat(TRAIL, "trail/behind", Instant.MIN.plusSeconds(60)));
    sources.run(hours(3));

    assertThat(sources.told())
        .extracting(signal -> signal.event().eventName() + " " + signal.subject().text())
        .containsExactly("SourceForgotten trail/behind");
    assertThat(sources.stage().read(Topics.DETECT_DEAD_LETTERS)).isEmpty();
  }

  @Test
  void namesOfAnyLengthTakeLittleAndBreakNothing() {
    sources.pipe(Sources.heartbeat(TRAIL, "x".repeat(900_000) + "\ud800", sources.now()));

    try (var all = sources.stage().<Watched>store(DetectTopology.SOURCES).all()) {
      assertThat(all.next().key).hasSizeLessThan(1100);
    }
    assertThat(sources.stage().read(Topics.DETECT_DEAD_LETTERS)).isEmpty();
  }

  @Test
  void anythingElseOnTheTopicIsADeadLetter() {
    for (String value : List.of("", "{", "{\"source\":\"trail\"}", "[1]")) {
      sources
          .stage()
          .pipe(
              Topics.HEARTBEATS,
              "trail".getBytes(UTF_8),
              value.getBytes(UTF_8),
              new RecordHeaders(),
              sources.now());
    }

    assertThat(sources.stage().read(Topics.DETECT_DEAD_LETTERS)).hasSize(4);
  }

  @Test
  void howSourcesAreHeardIsShownUntilThePartitionGoes() {
    learn();

    assertThat(state("trail", "heard")).isEqualTo(3);
    assertThat(state("lookup", "heard")).isEqualTo(2);
    assertThat(
            sources
                .registry()
                .get(Meters.DETECT_SOURCES_HEARD.meterName())
                .tags("kind", "trail", "partition", "0")
                .gauge()
                .value())
        .isCloseTo((double) sources.now().getEpochSecond(), offset(300.0));
    assertThat(Meters.DETECT_HEARTBEATS.counter(sources.registry(), "lookup", "watched").count())
        .isEqualTo(2 * 26 * 6);

    sources.close();
    assertThat(sources.registry().find(Meters.DETECT_SOURCES.meterName()).gauges()).isEmpty();
  }

  @Test
  void theFindingIsOfTenantRuleAndSource() {
    learn();
    sources.stop("trail/a").run(hours(2));

    Signal signal = sources.told().get(0);
    assertThat(signal)
        .isEqualTo(
            Signal.of(
                PREFIX.value(),
                SourceRules.SILENT,
                signal.subject(),
                signal.event(),
                signal.event().eventId()));
  }

  private double state(String kind, String state) {
    return sources
        .registry()
        .get(Meters.DETECT_SOURCES.meterName())
        .tags("kind", kind, "state", state, "partition", "0")
        .gauge()
        .value();
  }
}
