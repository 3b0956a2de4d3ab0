package nl.dijkwacht.topics.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import nl.dijkwacht.core.trail.Provenance;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class WireHeadersTest {

  private final Headers headers = new RecordHeaders();

  @Test
  void whatWasPutIsRead() {
    Instant time = Instant.parse("2026-11-22T03:00:00.123Z");
    Provenance provenance = new Provenance("s3://trail/AWSLogs/ë.json.gz", 3);
    WireHeaders.putSchema(headers, new Schema("signal", 1, 2));
    WireHeaders.putEventTime(headers, time);
    WireHeaders.putProvenance(headers, provenance);
    WireHeaders.putCollector(headers, "files");

    assertThat(WireHeaders.schema(headers)).isEqualTo(new Schema("signal", 1, 2));
    assertThat(WireHeaders.eventTime(headers)).isEqualTo(time);
    assertThat(WireHeaders.provenance(headers)).isEqualTo(provenance);
    assertThat(WireHeaders.collector(headers)).isEqualTo("files");
  }

  @Test
  void valuesAreTextThatAnyConsumerShows() {
    WireHeaders.putSchema(headers, new Schema("signal", 1, 0));
    WireHeaders.putEventTime(headers, Instant.ofEpochMilli(1_795_316_400_000L));

    assertThat(headers.lastHeader("dijkwacht.schema").value()).asString().isEqualTo("signal/1.0");
    assertThat(headers.lastHeader("dijkwacht.event-time").value())
        .asString()
        .isEqualTo("1795316400000");
  }

  @Test
  void puttingReplaces() {
    WireHeaders.putCollector(headers, "files");
    WireHeaders.putCollector(headers, "s3");

    assertThat(headers.headers(WireHeaders.COLLECTOR)).hasSize(1);
    assertThat(WireHeaders.collector(headers)).isEqualTo("s3");
  }

  @Test
  void whatIsMissingIsNull() {
    assertAllIsMissing();
  }

  @Test
  void whatMakesNoSenseIsNull() {
    for (String garbage : List.of("", "x", "1.5", "signal", "signal/1", "/1.0", "9".repeat(30))) {
      put(WireHeaders.SCHEMA, garbage.getBytes(UTF_8));
      put(WireHeaders.EVENT_TIME, garbage.getBytes(UTF_8));
      put(WireHeaders.RECORD_NUMBER, garbage.getBytes(UTF_8));
      put(WireHeaders.ATTEMPTS, garbage.getBytes(UTF_8));
      assertAllIsMissing();
    }
  }

  @Test
  void aHeaderWithoutValueOrWithAHugeOneIsMissing() {
    for (byte[] value : new byte[][] {null, "9".repeat(100_000).getBytes(UTF_8)}) {
      put(WireHeaders.SCHEMA, value);
      put(WireHeaders.EVENT_TIME, value);
      put(WireHeaders.SOURCE, value);
      put(WireHeaders.RECORD_NUMBER, value);
      put(WireHeaders.COLLECTOR, value);
      assertAllIsMissing();
    }
  }

  private void assertAllIsMissing() {
    assertThat(WireHeaders.schema(headers)).isNull();
    assertThat(WireHeaders.eventTime(headers)).isNull();
    assertThat(WireHeaders.provenance(headers)).isNull();
    assertThat(WireHeaders.collector(headers)).isNull();
    assertThat(WireHeaders.attempts(headers)).isZero();
  }

  @Test
  void recordNumbersCountFromOne() {
    put(WireHeaders.SOURCE, "a.json".getBytes(UTF_8));
    put(WireHeaders.RECORD_NUMBER, "0".getBytes(UTF_8));

    assertThat(WireHeaders.provenance(headers)).isNull();
  }

  @Test
  void controlCharactersDoNotReachLogsAndTerminals() {
    put(WireHeaders.COLLECTOR, "files\r\n\u001b[31mroot\u0085".getBytes(UTF_8));

    assertThat(WireHeaders.collector(headers)).isEqualTo("files\uFFFD\uFFFD\uFFFD[31mroot\uFFFD");
  }

  @Test
  void noBytesMakeReadingThrow() {
    Random random = new Random(20261122);
    List<String> names =
        List.of(
            WireHeaders.SCHEMA,
            WireHeaders.EVENT_TIME,
            WireHeaders.SOURCE,
            WireHeaders.RECORD_NUMBER,
            WireHeaders.ATTEMPTS);
    for (int i = 0; i < 20_000; i++) {
      byte[] value = new byte[random.nextInt(24)];
      for (int j = 0; j < value.length; j++) {
        value[j] =
            (byte)
                (random.nextBoolean()
                    ? "0123456789-+/.".charAt(random.nextInt(14))
                    : random.nextInt());
      }
      put(names.get(random.nextInt(names.size())), value);
      WireHeaders.schema(headers);
      WireHeaders.eventTime(headers);
      Provenance provenance = WireHeaders.provenance(headers);

      assertThat(provenance == null || provenance.recordNumber() >= 1).isTrue();
      assertThat(WireHeaders.attempts(headers)).isNotNegative();
    }
  }

  private void put(String name, byte[] value) {
    headers.remove(name).add(name, value);
  }
}
