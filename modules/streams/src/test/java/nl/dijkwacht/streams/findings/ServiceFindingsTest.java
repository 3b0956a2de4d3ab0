package nl.dijkwacht.streams.findings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.core.signal.ServiceFindingSignal;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What other services found. */
class ServiceFindingsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final StageDriver stage =
      new StageDriver(
          FindingsTopology.of(new FindingsTopology.Settings(PREFIX, Duration.ofDays(1)), registry),
          registry);

  /** A version of a finding. */
  private record Version(
      Level level, int minute, boolean sample, boolean archived, ServiceFinding.Service via) {

    Version(Level level, int minute, boolean sample, boolean archived) {
      this(level, minute, sample, archived, ServiceFinding.Service.GUARD_DUTY);
    }

    static Version at(int minute, Level level) {
      return new Version(level, minute, false, false);
    }

    Version passedOn() {
      return new Version(level, minute, sample, archived, ServiceFinding.Service.SECURITY_HUB);
    }

    ServiceFinding finding() {
      return new ServiceFinding(
          "finding-1",
          ServiceFinding.Service.GUARD_DUTY,
          via,
          "111122223333",
          "eu-west-1",
          level,
          "Exfiltration:S3/AnomalousBehavior",
          "Unusual reads, as of minute " + minute,
          null,
          List.of("arn:aws:s3:::letters"),
          sample,
          archived,
          NOON,
          NOON.plusSeconds(60L * minute),
          1 + minute,
          Map.of());
    }
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void itIsAFindingByTheServicesIdAndAlerts() {
    pipe(Version.at(1, Level.HIGH));

    Finding finding = findings().get(0);
    assertThat(finding.id()).isEqualTo(findingId());
    assertThat(finding.rule().id()).isEqualTo("guardduty:Exfiltration:S3/AnomalousBehavior");
    assertThat(finding.subject().account()).isEqualTo("111122223333");
    assertThat(finding.subject().fields())
        .isEqualTo(Map.of("resources", "arn:aws:s3:::letters", "finding", "finding-1"));
    assertThat(finding.level()).isEqualTo(Level.HIGH);
    assertThat(alerts()).extracting(Alert::transition).containsExactly(Alert.Transition.OPENED);
    assertThat(services("counted")).isOne();
  }

  @Test
  void eachVersionCountsOnceWhoeverSentItAndTheNewestIsShown() {
    pipe(Version.at(5, Level.MEDIUM));
    pipe(Version.at(5, Level.MEDIUM), NOON.plusSeconds(900));
    pipe(Version.at(9, Level.MEDIUM));
    pipe(Version.at(1, Level.LOW));

    List<Finding> findings = findings();
    assertThat(findings).extracting(Finding::occurrences).containsExactly(1L, 2L, 3L);
    assertThat(findings)
        .extracting(finding -> finding.rule().title())
        .containsExactly(
            "Unusual reads, as of minute 5",
            "Unusual reads, as of minute 9",
            "Unusual reads, as of minute 9");
    assertThat(findings).extracting(Finding::level).containsOnly(Level.MEDIUM);
    assertThat(alerts()).hasSize(1);
    assertThat(services("copy")).isOne();
  }

  @Test
  void whatSecurityHubPassesOnIsTheSameFinding() {
    pipe(Version.at(5, Level.MEDIUM));
    pipe(Version.at(5, Level.MEDIUM).passedOn());
    pipe(Version.at(6, Level.MEDIUM).passedOn());

    assertThat(findings()).extracting(Finding::id).hasSize(2).containsOnly(findingId());
    assertThat(alerts()).hasSize(1);
  }

  private static String findingId() {
    return StableId.of(List.of(PREFIX.value(), "GUARD_DUTY", "finding-1"));
  }

  @Test
  void aFindingThatGotWorseAlertsAgain() {
    pipe(Version.at(1, Level.MEDIUM));
    pipe(Version.at(2, Level.MEDIUM));
    pipe(Version.at(3, Level.CRITICAL));

    assertThat(alerts())
        .extracting(Alert::transition)
        .containsExactly(Alert.Transition.OPENED, Alert.Transition.WORSENED);
  }

  @Test
  void aSampleIsMarkedAndToldToNobody() {
    pipe(new Version(Level.CRITICAL, 1, true, false));

    Finding finding = findings().get(0);
    assertThat(finding.rule().tags()).containsExactly(ServiceFindingSignal.SAMPLE);
    assertThat(finding.rule().title()).startsWith("Sample: ");
    assertThat(finding.announced()).isNull();
    assertThat(alerts()).isEmpty();
    assertThat(services("sample")).isOne();
  }

  @Test
  void whatWasArchivedIsToldWhenItComesBack() {
    pipe(new Version(Level.HIGH, 1, false, true));
    assertThat(alerts()).isEmpty();
    assertThat(services("archived")).isOne();

    pipe(Version.at(2, Level.HIGH));
    assertThat(alerts()).extracting(Alert::transition).containsExactly(Alert.Transition.OPENED);
  }

  @Test
  void whatWasLastChangedLongAgoIsOldNews() {
    pipe(Version.at(1, Level.HIGH), NOON.plus(Duration.ofDays(2)));

    assertThat(findings()).hasSize(1);
    assertThat(alerts()).isEmpty();
  }

  @Test
  void whatIsNoFindingBecomesADeadLetterAsItCame() {
    byte[] value = "{\"id\":\"finding-1\"}".getBytes(UTF_8);
    stage.pipe(Topics.SERVICE_FINDINGS, new byte[1], value, new RecordHeaders(), NOON);

    var dead = stage.read(Topics.FINDINGS_DEAD_LETTERS);
    assertThat(dead).hasSize(1);
    assertThat(dead.get(0).value()).isEqualTo(value);
  }

  private double services(String outcome) {
    return Meters.FINDINGS_SERVICES.counter(registry, "guard-duty", outcome).count();
  }

  private void pipe(Version version) {
    pipe(version, NOON.plusSeconds(600));
  }

  private void pipe(Version version, Instant collectedAt) {
    ServiceFinding finding = version.finding();
    stage.pipe(
        Topics.SERVICE_FINDINGS,
        finding.id().getBytes(UTF_8),
        Topics.SERVICE_FINDINGS.payload().write(finding),
        new RecordHeaders(),
        collectedAt);
  }

  private List<Finding> findings() {
    return read(Topics.FINDINGS);
  }

  private List<Alert> alerts() {
    return read(Topics.ALERTS);
  }

  private <V> List<V> read(Topic<V> topic) {
    return stage.read(topic).stream()
        .map(record -> topic.payload().read(record.value(), record.headers()))
        .map(reading -> ((Reading.Value<V>) reading).value())
        .toList();
  }
}
