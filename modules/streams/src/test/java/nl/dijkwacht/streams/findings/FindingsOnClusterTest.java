package nl.dijkwacht.streams.findings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.testkit.UniqueNames.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.AlertPolicy;
import nl.dijkwacht.core.finding.ExceptionEntry;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.TestCluster;
import nl.dijkwacht.streams.runtime.StageRunner;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only shows with real offsets: behind the last record lie marks of transactions. */
class FindingsOnClusterTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @TempDir Path folder;

  @Test
  void theClockActsOnceAllThatWaitedIsWorkedOff() {
    TestCluster cluster =
        new TestCluster(SharedBroker.bootstrapServers(), new TopicPrefix(unique("findings")))
            .withTopics();
    Instant now = Instant.now();
    Verdict failed =
        FindingsLifeTest.verdict(
            "letters", now.minusSeconds(3600), Verdict.Result.FAIL, 1, "Open.");
    ExceptionEntry over =
        FindingsLifeTest.exception("letters", now.minusSeconds(7200), now.minusSeconds(1800));
    cluster.write(List.of(record(cluster, failed)));
    var settings =
        new FindingsTopology.Settings(
            cluster.prefix(),
            AlertPolicy.newsFor(Duration.ofDays(1)),
            () -> Registers.of(List.of(), List.of(over)));
    try (StageRunner stage =
        new StageRunner(
            FindingsTopology.of(settings, registry), cluster.settings(folder), registry)) {
      stage.start();
      await().atMost(PATIENCE).until(() -> !cluster.readAll(Topics.ALERTS).isEmpty());
      assertThat(cluster.readAll(Topics.ALERTS))
          .singleElement()
          .satisfies(
              alert ->
                  assertThat(Topics.ALERTS.payload().read(alert.value(), alert.headers()))
                      .isInstanceOfSatisfying(
                          Reading.Value.class,
                          read ->
                              assertThat(((Alert) read.value()).transition())
                                  .isEqualTo(Alert.Transition.EXCEPTION_EXPIRED)));
    }
  }

  private static ProducerRecord<byte[], byte[]> record(TestCluster cluster, Verdict verdict) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.VERDICTS.fullName(cluster.prefix()),
            verdict.findingId().getBytes(UTF_8),
            Topics.VERDICTS.payload().write(verdict));
    WireHeaders.putSchema(record.headers(), Topics.VERDICTS.payload().schema());
    return record;
  }
}
