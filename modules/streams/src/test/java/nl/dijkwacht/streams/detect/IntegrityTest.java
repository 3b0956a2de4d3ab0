package nl.dijkwacht.streams.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.core.trail.IntegrityResult.Verdict.INCOMPLETE;
import static nl.dijkwacht.core.trail.IntegrityResult.Verdict.INTACT;
import static nl.dijkwacht.core.trail.IntegrityResult.Verdict.TAMPERED;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.IntegrityResult;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntegrityTest {

  private static final String TRAIL = "s3://logs/AWSLogs/111122223333/CloudTrail-Digest/eu-west-1";
  private static final Instant CHECKED = NOON.plus(Duration.ofDays(3));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final StageDriver stage = Sources.driver(registry, Set.of());

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void logsThatWereChangedAreTheGravestThatThereIs() {
    pipe(result("1", TAMPERED, List.of("One.", "Two.")), CHECKED);

    Signal signal = onlySignal();
    assertThat(signal.rule().level()).isEqualTo(Level.CRITICAL);
    assertThat(signal.subject()).isEqualTo(new Subject("111122223333", Map.of("trail", TRAIL)));
    assertThat(signal.event().eventTime()).as("when it is found, it is news").isEqualTo(CHECKED);
    assertThat(signal.event().provenance()).isEqualTo(new Provenance(TRAIL + "/1.json.gz", 1));
    assertThat(signal.event().note())
        .isEqualTo("From 2026-03-02T11:00:00Z to 2026-03-02T12:00:00Z: One. Two.");
  }

  @Test
  void logsThatAreMissingAreAsOldAsTheyAre() {
    pipe(result("1", INCOMPLETE, List.of("One.")), CHECKED);

    Signal signal = onlySignal();
    assertThat(signal.rule().level()).isEqualTo(Level.MEDIUM);
    assertThat(signal.event().eventTime()).isEqualTo(NOON);
    assertThat(signal.event().collectedAt()).isEqualTo(CHECKED);
  }

  @Test
  void whatIsAsItShouldBeIsCountedOnly() {
    pipe(result("1", INTACT, List.of()), CHECKED);

    assertThat(Sources.told(stage)).isEmpty();
    assertThat(Meters.DETECT_INTEGRITY.counter(registry, "intact").count()).isOne();
  }

  @Test
  void aDigestIsToldOnceForEachVerdict() {
    for (int days : List.of(0, 1, 29)) {
      pipe(result("1", TAMPERED, List.of("One.")), CHECKED.plus(Duration.ofDays(days)));
    }
    pipe(result("1", INCOMPLETE, List.of("One.")), CHECKED);
    pipe(result("2", TAMPERED, List.of("One.")), CHECKED);

    List<Signal> told = Sources.told(stage);
    assertThat(told).hasSize(3);
    assertThat(told).extracting(Signal::id).doesNotHaveDuplicates();
    assertThat(told.get(2).findingId()).isEqualTo(told.get(0).findingId());
    assertThat(told.get(1).findingId()).isNotEqualTo(told.get(0).findingId());
  }

  @Test
  void anyNumberOfProblemsFits() {
    pipe(result("1", TAMPERED, Collections.nCopies(20_000, "A log file is missing.")), CHECKED);

    assertThat(onlySignal().event().note()).hasSize(1024);
  }

  @Test
  void anythingElseOnTheTopicIsADeadLetter() {
    for (String value : List.of("", "{", "{\"verdict\":\"INTACT\"}")) {
      pipe("1", value.getBytes(UTF_8), CHECKED);
    }

    assertThat(stage.read(Topics.DETECT_DEAD_LETTERS)).hasSize(3);
  }

  private Signal onlySignal() {
    List<Signal> told = Sources.told(stage);
    assertThat(told).hasSize(1);
    return told.get(0);
  }

  private void pipe(IntegrityResult result, Instant at) {
    pipe(result.digest(), Topics.INTEGRITY.payload().write(result), at);
  }

  private void pipe(String key, byte[] value, Instant at) {
    stage.pipe(Topics.INTEGRITY, key.getBytes(UTF_8), value, new RecordHeaders(), at);
  }

  private static IntegrityResult result(
      String digest, IntegrityResult.Verdict verdict, List<String> problems) {
    return new IntegrityResult(
        TRAIL,
        TRAIL + "/" + digest + ".json.gz",
        "111122223333",
        "eu-west-1",
        NOON.minus(Duration.ofHours(1)),
        NOON,
        2,
        verdict,
        problems);
  }
}
