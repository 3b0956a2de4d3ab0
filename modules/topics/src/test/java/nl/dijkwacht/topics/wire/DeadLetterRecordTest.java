package nl.dijkwacht.topics.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Optional;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.topics.cluster.TopicSettings;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeadLetterRecordTest {

  private static final byte[] KEY = "event-1".getBytes(UTF_8);
  private static final byte[] VALUE = "{broken".getBytes(UTF_8);
  private static final RecordOrigin ORIGIN =
      new RecordOrigin("dijkwacht.collect.trail-events", 3, 42, 1_795_316_400_000L);

  private final Headers input = new RecordHeaders();

  @ParameterizedTest
  @EnumSource(DeadLetterReason.class)
  void whatIsWrittenIsReadBack(DeadLetterReason reason) {
    DeadLetter letter = new DeadLetter(reason, ORIGIN.toString(), "It ends at byte 7.", 2);

    DeadLetterRecord read = consumed(DeadLetterRecord.of(letter, ORIGIN, KEY, VALUE, input));

    assertThat(read.letter()).isEqualTo(letter);
    assertThat(read.origin()).isEqualTo(ORIGIN);
    assertThat(read.key()).isEqualTo(KEY);
    assertThat(read.value()).isEqualTo(VALUE);
    assertThat(read.whole()).isTrue();
  }

  @Test
  void theInputGoesBackToItsTopicWithItsHeadersAndTheAttempts() {
    WireHeaders.putProvenance(input, new Provenance("a.json", 7));
    WireHeaders.putSchema(input, new Schema("trail-event", 1, 0));
    input.add("someone-elses", VALUE);

    ProducerRecord<byte[], byte[]> replayed =
        Objects.requireNonNull(
            consumed(DeadLetterRecord.of(letter(2), ORIGIN, KEY, VALUE, input)).replay());

    assertThat(replayed.topic()).isEqualTo("dijkwacht.collect.trail-events");
    assertThat(replayed.partition()).isNull();
    assertThat(replayed.timestamp()).isNull();
    assertThat(replayed.key()).isEqualTo(KEY);
    assertThat(replayed.value()).isEqualTo(VALUE);
    assertThat(replayed.headers())
        .extracting(Header::key)
        .containsExactlyInAnyOrder(
            WireHeaders.SCHEMA,
            WireHeaders.SOURCE,
            WireHeaders.RECORD_NUMBER,
            WireHeaders.ATTEMPTS);
    assertThat(WireHeaders.attempts(replayed.headers())).isEqualTo(2);
    assertThat(WireHeaders.provenance(replayed.headers())).isEqualTo(new Provenance("a.json", 7));
  }

  @Test
  void whatWasNeverInATopicCannotGoBack() {
    DeadLetterRecord read = consumed(DeadLetterRecord.of(letter(1), null, null, VALUE, input));

    assertThat(read.origin()).isNull();
    assertThat(read.replay()).isNull();
  }

  @Test
  void whateverTheInputTheDeadLetterFitsInItsTopic() {
    byte[] huge = new byte[10_000_000];
    input.add("someone-elses", huge);
    input.add(WireHeaders.SOURCE, huge);
    DeadLetter wordy =
        new DeadLetter(DeadLetterReason.TOO_LARGE, "p".repeat(1_000_000), "d".repeat(1_000_000), 1);

    DeadLetterRecord record = DeadLetterRecord.of(wordy, ORIGIN, huge, huge, input);

    long size = Optional.ofNullable(record.value()).orElseThrow().length;
    for (Header header : record.headers()) {
      size += header.key().length() + header.value().length;
    }
    assertThat(record.key()).isNull();
    assertThat(size).isBetween((long) Payload.MAX_BYTES, TopicSettings.MAX_MESSAGE_BYTES - 1024L);
    assertThat(record.whole()).isFalse();
    assertThat(record.replay()).isNull();
    assertThat(record.letter()).isNotNull();
  }

  @Test
  void aRecordThatDoesNotSayWhatIsWrongIsStillRead() {
    input.add(WireHeaders.REASON, "reason-of-a-later-version".getBytes(UTF_8));
    input.add(WireHeaders.PLACE, "here".getBytes(UTF_8));
    input.add(WireHeaders.DETAIL, "so".getBytes(UTF_8));
    input.add(WireHeaders.ORIGIN_PARTITION, "three".getBytes(UTF_8));
    input.add(WireHeaders.ORIGIN_TOPIC, null);

    DeadLetterRecord read = consumed(null, null, input);

    assertThat(read.letter()).isNull();
    assertThat(read.origin()).isNull();
    assertThat(read.replay()).isNull();
  }

  private static DeadLetter letter(int attempts) {
    return new DeadLetter(DeadLetterReason.MALFORMED_JSON, "here", "It ends.", attempts);
  }

  private static DeadLetterRecord consumed(DeadLetterRecord written) {
    return consumed(written.key(), written.value(), written.headers());
  }

  private static DeadLetterRecord consumed(
      byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    return DeadLetterRecord.of(
        new ConsumerRecord<>(
            "dijkwacht.detect.dead-letters",
            0,
            0L,
            0L,
            TimestampType.CREATE_TIME,
            0,
            0,
            key,
            value,
            headers,
            Optional.empty()));
  }
}
