package nl.dijkwacht.streams.siem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.siem.SiemSamples.AT;
import static nl.dijkwacht.streams.siem.SiemSamples.finding;
import static nl.dijkwacht.streams.siem.SiemSamples.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SiemTopologyTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final StageDriver stage =
      new StageDriver(
          SiemTopology.of(
              new SiemTopology.Settings(PREFIX, List.of(form(Topics.OCSF), form(Topics.ECS))),
              registry),
          registry);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void eachVersionIsWrittenInEachForm() {
    pipe(finding("f-1", 1));
    pipe(finding("f-1", 2));
    pipe(finding("f-2", 1));

    assertThat(texts(Topics.OCSF)).containsExactly("f-1 1 true", "f-1 2 false", "f-2 1 true");
    assertThat(texts(Topics.ECS)).containsExactly("f-1 1 true", "f-1 2 false", "f-2 1 true");
  }

  @Test
  void theEventHasTheKeyTheTimesAndTheSchemaOfItsTopic() {
    pipe(finding("f-1", 1));

    TestRecord<byte[], byte[]> event = stage.read(Topics.OCSF).get(0);
    assertThat(event.key()).isEqualTo("f-1".getBytes(UTF_8));
    assertThat(event.timestamp()).isEqualTo(AT.plusSeconds(9).toEpochMilli());
    assertThat(WireHeaders.eventTime(event.headers())).isEqualTo(AT);
    assertThat(WireHeaders.schema(event.headers())).isEqualTo(Topics.OCSF.payload().schema());
  }

  @Test
  void whatIsRemovedIsTheFirstWhenItComesAgain() {
    pipe(finding("f-1", 1));
    stage.pipe(Topics.FINDINGS, "f-1".getBytes(UTF_8), null, new RecordHeaders(), AT);
    pipe(finding("f-1", 1));

    assertThat(texts(Topics.OCSF)).containsExactly("f-1 1 true", "f-1 1 true");
  }

  /** Put back, an old version would stand in its compacted topic as the newest. */
  @Test
  void whatCannotBeWrittenIsPointedAtAndCannotBePutBack() {
    pipe(finding("f-1", 13));
    stage.pipe(
        Topics.FINDINGS, "f-2".getBytes(UTF_8), "{".getBytes(UTF_8), new RecordHeaders(), AT);
    pipe(finding("f-1", 14));

    assertThat(texts(Topics.OCSF)).containsExactly("f-1 14 false");
    List<TestRecord<byte[], byte[]>> letters = stage.read(Topics.PUBLISH_DEAD_LETTERS);
    assertThat(letters)
        .extracting(
            letter -> header(letter, WireHeaders.REASON),
            letter -> header(letter, WireHeaders.PLACE))
        .containsExactly(
            tuple("processing-failed", "test.findings.current#f-1"),
            tuple("processing-failed", "test.findings.current#f-1"),
            tuple("unreadable-payload", "test.findings.current#f-2"));
    assertThat(letters)
        .allSatisfy(letter -> assertThat(header(letter, WireHeaders.ORIGIN_TOPIC)).isNull());
  }

  private static @Nullable String header(TestRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }

  private void pipe(Finding finding) {
    stage.pipe(
        Topics.FINDINGS,
        finding.id().getBytes(UTF_8),
        Topics.FINDINGS.payload().write(finding),
        new RecordHeaders(),
        AT.plusSeconds(9));
  }

  private List<String> texts(Topic<byte[]> topic) {
    return stage.read(topic).stream().map(event -> new String(event.value(), UTF_8)).toList();
  }
}
