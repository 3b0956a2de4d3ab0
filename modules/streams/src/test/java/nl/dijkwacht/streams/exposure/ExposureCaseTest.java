package nl.dijkwacht.streams.exposure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static nl.dijkwacht.streams.exposure.ExposureDriver.PUBLIC;
import static nl.dijkwacht.streams.exposure.ExposureDriver.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import nl.dijkwacht.core.cases.CasePolicy;
import nl.dijkwacht.core.cases.Suspicion;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingUpdate;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.streams.Touch;
import nl.dijkwacht.streams.cases.CaseTriggers;
import nl.dijkwacht.streams.cases.CasesTopology;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the case of an exposure is told of it. */
class ExposureCaseTest {

  private final ExposureDriver stage = new ExposureDriver();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theSuspicionTellsTheTimeAndTheCounts() {
    stage.pipe(verdict(PUBLIC, Result.FAIL, NOON, 1));
    stage.pipe(Touch.of("999900001111", NOON.plusSeconds(60)).reads("NL", 4).reads("US", 7));

    List<Suspicion> suspicions =
        stage.signals().stream()
            .filter(signal -> signal.rule().tags().contains(CaseTriggers.TAG))
            .flatMap(signal -> suspicions(signal).stream())
            .toList();

    assertThat(suspicions).hasSize(1);
    Suspicion suspicion = suspicions.get(0);
    assertThat(Objects.requireNonNull(suspicion.finding().latest().note()))
        .contains(PUBLIC + " failed from " + NOON + " and still fails.")
        .contains("11 reads of at most 11 different objects")
        .contains("7 from outside the European Economic Area")
        .contains("People concerned: at most 500");
    assertThat(suspicion.assets()).containsExactly("beelden");
  }

  private static List<Suspicion> suspicions(Signal signal) {
    Finding finding = FindingUpdate.of(null, signal, Duration.ofDays(1)).finding();
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    var settings =
        new CasesTopology.Settings(
            StageDriver.PREFIX,
            CasePolicy.DEFAULT,
            CaseTriggers.DEFAULT,
            ExposureDriver::registers);
    try (StageDriver cases = new StageDriver(CasesTopology.of(settings, registry), registry)) {
      cases.pipe(
          Topics.FINDINGS,
          finding.id().getBytes(UTF_8),
          Topics.FINDINGS.payload().write(finding),
          new RecordHeaders(),
          finding.latest().collectedAt());
      return cases.read(Topics.SUSPICIONS).stream()
          .map(record -> Topics.SUSPICIONS.payload().read(record.value(), record.headers()))
          .map(reading -> ((Reading.Value<Suspicion>) reading).value())
          .toList();
    }
  }
}
