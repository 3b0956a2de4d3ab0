package nl.dijkwacht.collectors.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShardTest {

  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final Shard shard = shard("state/111122223333/eu-west-1", DAY);
  private final Tenure tenure = new Tenure(0);

  private static Shard shard(String name, Duration interval) {
    return new Shard(
        new Poll() {
          @Override
          public String shard() {
            return name;
          }

          @Override
          public Duration interval() {
            return interval;
          }

          @Override
          public void ask(@Nullable PollCheckpoint last, PollOutput out) {}
        });
  }

  private static PollCheckpoint checkpoint(@Nullable String cursor, Instant updatedAt) {
    return new PollCheckpoint(updatedAt, cursor, List.of(), updatedAt);
  }

  private static Round taken(Shard shard, Instant at) {
    Round round = shard.take(at);
    if (round == null) {
      throw new AssertionError("it is not due");
    }
    return round;
  }

  @Test
  void manyThatBeginTogetherAreSpread() {
    List<Shard> shards =
        IntStream.range(0, 200).mapToObj(i -> shard("state/" + i, Duration.ofHours(1))).toList();
    shards.forEach(each -> each.begin(tenure, null, NOW));

    for (int second = 0; second <= 60; second += 10) {
      Instant at = NOW.plusSeconds(second);
      assertThat(shards.stream().filter(each -> each.take(at) != null).count()).isLessThan(60);
    }
    assertThat(shards).allMatch(each -> each.take(NOW.plusSeconds(60)) == null);
  }

  @Test
  void whatIsAskedOnceADayIsNotAskedAtEachStart() {
    shard.begin(tenure, checkpoint(null, NOW.minus(Duration.ofHours(20))), NOW);

    assertThat(shard.take(NOW.plus(Duration.ofHours(4)).minusMillis(1))).isNull();
    assertThat(shard.take(NOW.plus(Duration.ofHours(4)))).isNotNull();
  }

  @Test
  void whatWasNotFinishedGoesOnSoon() {
    shard.begin(tenure, checkpoint("half", NOW.minusSeconds(5)), NOW);

    assertThat(shard.take(NOW.plusSeconds(60))).isNotNull();
  }

  @Test
  void aCheckpointOfAClockThatWasAheadMakesItWaitForAnIntervalAtMost() {
    shard.begin(tenure, checkpoint(null, NOW.plus(Duration.ofDays(300))), NOW);

    assertThat(shard.take(NOW.plus(DAY))).isNotNull();
  }

  @Test
  void itIsAskedOnceAtATimeAndAgainAfterItsPause() {
    shard.begin(tenure, null, NOW);
    Round round = taken(shard, NOW.plusSeconds(60));
    assertThat(shard.take(NOW.plus(DAY))).isNull();

    shard.ended(round, null, Duration.ofSeconds(5), NOW.plusSeconds(70));

    assertThat(shard.take(NOW.plusSeconds(74))).isNull();
    assertThat(shard.take(NOW.plusSeconds(75))).isNotNull();
  }

  @Test
  void aClockThatIsSetBackDoesNotMakeItWait() {
    shard.begin(tenure, null, NOW);
    Round round = taken(shard, NOW.plusSeconds(60));
    shard.ended(round, null, DAY, NOW.plusSeconds(60));

    assertThat(shard.take(NOW)).isNotNull();
  }

  @Test
  void theNextRoundBeginsWithTheNewestCheckpoint() {
    PollCheckpoint first = checkpoint(null, NOW);
    shard.begin(tenure, null, NOW);
    shard.ended(taken(shard, NOW.plusSeconds(60)), first, Duration.ZERO, NOW.plusSeconds(60));
    Round second = taken(shard, NOW.plusSeconds(60));
    shard.ended(second, null, Duration.ZERO, NOW.plusSeconds(61));

    assertThat(second.last()).isEqualTo(first);
    assertThat(taken(shard, NOW.plusSeconds(61)).last()).isEqualTo(first);
  }

  @Test
  void aRoundOfAnEarlierTenureChangesNothingAndIsWaitedFor() {
    shard.begin(tenure, null, NOW);
    Round old = taken(shard, NOW.plusSeconds(60));
    tenure.end();
    assertThat(shard.isOwned()).isFalse();
    PollCheckpoint ofOther = checkpoint("other", NOW);
    shard.begin(new Tenure(0), ofOther, NOW.plusSeconds(100));
    assertThat(shard.take(NOW.plusSeconds(200))).as("the old round still runs").isNull();

    shard.finished(old, checkpoint("old", NOW), NOW.plusSeconds(201));

    assertThat(taken(shard, NOW.plusSeconds(201)).last()).isEqualTo(ofOther);
  }

  @Test
  void failuresInARowAreCountedUntilOneRoundWorks() {
    shard.begin(tenure, null, NOW);
    Round round = new Round(shard, tenure, null);
    assertThat(shard.failed(round)).isEqualTo(1);
    assertThat(shard.failed(round)).isEqualTo(2);

    assertThat(shard.finished(round, null, NOW)).as("recovered").isTrue();

    assertThat(shard.finished(round, null, NOW)).isFalse();
    assertThat(shard.failed(round)).isEqualTo(1);
  }

  @Test
  void itsKindIsTheBeginningOfItsName() {
    assertThat(shard.kind()).isEqualTo("state");
    assertThat(shard("whole", DAY).kind()).isEqualTo("whole");
  }
}
