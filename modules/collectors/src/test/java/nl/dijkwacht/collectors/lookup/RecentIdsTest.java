package nl.dijkwacht.collectors.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Payload;
import org.junit.jupiter.api.Test;

class RecentIdsTest {

  private static final Instant TIME = Instant.parse("2026-11-22T03:00:00Z");

  @Test
  void whatWasWrittenIsKnownAgain() {
    RecentIds written = new RecentIds();
    written.add("a", TIME);
    written.add("old", Instant.EPOCH.minusSeconds(5));

    RecentIds read = RecentIds.of(written.newest());

    assertThat(read.add("a", TIME)).isFalse();
    assertThat(read.add("old", TIME)).isFalse();
    assertThat(read.add("b", TIME)).isTrue();
  }

  @Test
  void theNewestFitIntoACheckpoint() {
    RecentIds ids = new RecentIds();
    for (int i = 0; i < RecentIds.MOST + 10; i++) {
      ids.add("e" + i, TIME.plusSeconds(i));
    }
    List<String> newest = ids.newest();

    RecentIds read = RecentIds.of(newest);
    assertThat(newest).hasSize(RecentIds.MOST);
    assertThat(read.add("e9", TIME)).as("one of the oldest").isTrue();
    assertThat(read.add("e10", TIME)).isFalse();
    assertThat(
            Topics.POLL_CHECKPOINTS.payload().write(new PollCheckpoint(TIME, null, newest, TIME)))
        .hasSizeLessThan(Payload.MAX_BYTES * 3 / 4);
  }

  @Test
  void whatIsNotAskedForAgainIsForgotten() {
    RecentIds ids = new RecentIds();
    ids.add("before", TIME.minusSeconds(1));
    ids.add("at", TIME);

    ids.forgetBefore(TIME);

    assertThat(ids.newest()).hasSize(1);
    assertThat(ids.add("at", TIME)).isFalse();
  }

  @Test
  void nonsenseIsForgotten() {
    RecentIds ids =
        RecentIds.of(List.of("", "-", "zz", "a-b", "zzzzzzzzzzzzzzzzzzzzz-0123456789abcdef"));

    assertThat(ids.newest()).isEmpty();
  }
}
