package nl.dijkwacht.collectors.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.collectors.BackOff;
import nl.dijkwacht.collectors.SetClock;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.junit.jupiter.api.Test;

class RoundBookTest {

  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofSeconds(4), Duration.ofSeconds(20));

  private final SetClock clock = new SetClock(NOW);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Tenure tenure = new Tenure(0);
  private final List<Shard> shards =
      Counting.several(30, new TopicPrefix("book")).stream().map(Shard::new).toList();
  // The least that chance can give: half of each pause.
  private final RoundBook book =
      new RoundBook(new RoundMeters(registry, shards, clock), BACK_OFF, () -> 0L, clock);

  RoundBookTest() {
    book.connected(Membership.NAME);
    shards.forEach(shard -> shard.begin(tenure, null, NOW));
  }

  private Round round(int number) {
    clock.set(clock.instant().plusSeconds(60));
    Round round = shards.get(number).take(clock.instant());
    if (round == null) {
      throw new AssertionError("it is not due");
    }
    return round;
  }

  private Duration pauseAfter(RoundEnd end) {
    book.ended(round(0), null, end);
    for (int seconds = 0; ; seconds++) {
      Round next = shards.get(0).take(clock.instant().plusSeconds(seconds));
      if (next != null) {
        // To be taken again.
        shards.get(0).ended(next, null, Duration.ZERO, clock.instant());
        return Duration.ofSeconds(seconds);
      }
    }
  }

  private static RoundEnd failed(AwsFailure.Kind kind) {
    return new RoundEnd.Failed(new AwsFailure(kind, "Asking failed: " + kind + "."));
  }

  @Test
  void whatPassesIsTriedAgainSoonAndThenLessOften() {
    assertThat(IntStream.range(0, 5).mapToObj(i -> pauseAfter(failed(AwsFailure.Kind.THROTTLED))))
        .containsExactly(
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));
    pauseAfter(new RoundEnd.Finished());
    assertThat(pauseAfter(failed(AwsFailure.Kind.UNREACHABLE))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void whatIsNotPermittedOrMakesNoSenseIsTriedSeldomFromTheStart() {
    assertThat(pauseAfter(failed(AwsFailure.Kind.DENIED))).isEqualTo(Duration.ofSeconds(10));
    assertThat(pauseAfter(failed(AwsFailure.Kind.REFUSED))).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whatWasStoppedIsNobodysFault() {
    assertThat(pauseAfter(new RoundEnd.Stopped())).isEqualTo(Duration.ofSeconds(1));
    assertThat(book.problems()).isEmpty();
  }

  @Test
  void manyProblemsAreToldInFew() {
    for (int i = 0; i < shards.size(); i++) {
      book.ended(
          round(i),
          null,
          new RoundEnd.Failed(new AwsFailure(AwsFailure.Kind.DENIED, "Shard " + i + " fails.")));
    }
    assertThat(book.problems())
        .hasSize(21)
        .endsWith("10 more questions to AWS fail; the log names them.");
  }

  @Test
  void aProblemIsForgottenWhenItHasPassedOrIsAnothersNow() {
    book.ended(round(0), null, failed(AwsFailure.Kind.CREDENTIALS));
    book.ended(round(1), null, failed(AwsFailure.Kind.CREDENTIALS));
    assertThat(book.problems()).hasSize(2);

    book.ended(round(0), null, new RoundEnd.Finished());
    book.forget(shards.get(1));

    assertThat(book.problems()).isEmpty();
  }

  @Test
  void roundsAreCountedByHowTheyEnded() {
    book.ended(round(0), null, failed(AwsFailure.Kind.DENIED));
    book.ended(round(1), null, new RoundEnd.Broken(new IllegalStateException("a bug")));
    book.ended(round(2), null, new RoundEnd.Unwritten());

    for (String outcome : List.of("denied", "failed", "unwritten")) {
      assertThat(
              registry
                  .get("dijkwacht.collect.rounds")
                  .tags("poll", Counting.KIND, "outcome", outcome)
                  .counter()
                  .count())
          .isEqualTo(1);
    }
  }

  @Test
  void theAgeIsThatOfTheQuestionThatWaitsLongest() {
    clock.set(NOW.plusSeconds(100));
    shards.forEach(shard -> shard.finished(new Round(shard, tenure, null), null, clock.instant()));
    clock.set(NOW.plusSeconds(130));
    book.ended(round(0), null, new RoundEnd.Finished());

    assertThat(registry.get("dijkwacht.collect.round.age").gauge().value()).isEqualTo(90);
    tenure.end();
    assertThat(registry.get("dijkwacht.collect.round.age").gauge().value()).isZero();
    assertThat(registry.get("dijkwacht.collect.shards").gauge().value()).isZero();
  }
}
