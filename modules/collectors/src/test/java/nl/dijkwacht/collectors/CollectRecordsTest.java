package nl.dijkwacht.collectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class CollectRecordsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void allHeartbeatsLieOnOnePartition() {
    Heartbeat heartbeat =
        new Heartbeat(
            "trail/a", Heartbeat.Kind.TRAIL, "111122223333", "", NOW.minusSeconds(9), NOW, 3);
    ProducerRecord<byte[], byte[]> record =
        new CollectRecords(new TopicPrefix("test"), "files", Clock.fixed(NOW, ZoneOffset.UTC))
            .heartbeat(heartbeat);

    assertThat(record.partition()).isZero();
    assertThat(record.key()).asString().isEqualTo("trail/a");
    assertThat(record.topic()).isEqualTo("test.collect.heartbeats");
    assertThat(record.timestamp()).isEqualTo(NOW.toEpochMilli());
    assertThat(WireHeaders.eventTime(record.headers())).isEqualTo(NOW.minusSeconds(9));
    assertThat(Topics.HEARTBEATS.payload().read(record.value(), record.headers()))
        .isEqualTo(new Reading.Value<>(heartbeat));
  }
}
