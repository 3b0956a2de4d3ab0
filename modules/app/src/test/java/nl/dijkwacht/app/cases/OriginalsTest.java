package nl.dijkwacht.app.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** What is found where Kafka cannot hand out all that it has. */
class OriginalsTest {

  private static final TopicPrefix PREFIX = new TopicPrefix("tenant");
  private static final EventSummary EVENT =
      CasesOnBroker.finding(Instant.parse("2026-03-02T12:00:00Z")).first();

  private static Originals.Result search(BrokenConsumer consumer) {
    try (Originals originals = new Originals(consumer, PREFIX, Originals.Limits.DEFAULT)) {
      return originals.event(EVENT);
    }
  }

  @Test
  void aRecordOfABadChecksumHidesNothingInOtherPartitions() {
    ConsumerRecord<byte[], byte[]> wanted =
        new ConsumerRecord<>(
            Topics.BACKFILL_EVENTS.fullName(PREFIX),
            1,
            0,
            EVENT.eventId().getBytes(StandardCharsets.UTF_8),
            new byte[] {1});

    assertThat(
            search(
                BrokenConsumer.failingWith(() -> new CorruptRecordException("bad")).with(wanted)))
        .isInstanceOf(Originals.Found.class);
  }

  @Test
  void whereItMayLieBehindSuchARecordTheSearchIsGivenUpAndSaysWhere() {
    Originals.Result result =
        search(
            BrokenConsumer.failingWith(
                () -> new KafkaException("Received exception when fetching the next record")));

    assertThat(result)
        .isInstanceOfSatisfying(
            Originals.GivenUp.class,
            givenUp ->
                assertThat(givenUp.why())
                    .contains("cannot hand out a record", "partition 0 at offset 0"));
  }

  @Test
  void whatMayGoBetterLaterIsNoReasonToGiveUp() {
    assertThatThrownBy(
            () -> search(BrokenConsumer.failingWith(() -> new TimeoutException("no answer"))))
        .isInstanceOf(TimeoutException.class);
  }
}
