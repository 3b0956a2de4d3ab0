package nl.dijkwacht.streams.drift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import nl.dijkwacht.controls.ControlFile;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.ControlSettings;
import nl.dijkwacht.core.verdict.Attribution.Confidence;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.core.verdict.Verdict.Standing;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** The stage with controls as they are written. */
class DriftWithControlsTest {

  private static final String CONTROL =
      """
      id: s3-versions
      title: Buckets keep versions
      title-nl: Buckets bewaren versies
      why: What is overwritten by mistake can be taken back.
      level: medium
      resource-types: [AWS::S3::Bucket]
      condition: c.versioning == '%s'
      remedy:
        steps: [Switch versioning on.]
      mappings:
        avg: ["32(1)(c)"]
      changes:
        - call: s3.amazonaws.com/PutBucketVersioning
          breaks: request.Status == 'Suspended'
          mends: request.Status == 'Enabled'
      tests:
        - name: It is on
          expect: pass
          item: {configuration: {versioning: '%s'}}
        - name: It is off
          expect: fail
          item: {configuration: {versioning: off}}
        - name: Nothing is told
          expect: unknown
          item: {configuration: {}}
      """;

  private final AtomicReference<ControlSet> controls = new AtomicReference<>(controls("on"));
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private static ControlSet controls(String wanted) {
    byte[] content = CONTROL.formatted(wanted, wanted).getBytes(UTF_8);
    ControlSet set =
        ControlSet.read(List.of(new ControlFile("s3.yml", content)), ControlSettings.DEFAULT);
    assertThat(set.problems()).isEmpty();
    return set;
  }

  private StageDriver driver() {
    var settings = new DriftTopology.Settings(PREFIX, controls::get, Registers::empty);
    return new StageDriver(DriftTopology.of(settings, registry), registry);
  }

  @Test
  void aCallBreaksItAndTheItemConfirms() {
    try (StageDriver stage = driver()) {
      item(stage, Bucket.at("b", NOON.minusSeconds(600)).with("versioning", "on"));
      assertThat(verdicts(stage)).isEmpty();

      Instant at = NOON.plusSeconds(3);
      Change change =
          Bucket.call(
              "b",
              "PutBucketVersioning",
              "jan",
              at,
              Change.Means.CONSOLE,
              Map.of("Status", "Suspended"));
      pipe(stage, Topics.CHANGES, change, Bucket.id("b").toString());
      item(stage, Bucket.at("b", NOON.plusSeconds(60)).with("versioning", "off"));

      List<Verdict> verdicts = verdicts(stage);
      assertThat(verdicts)
          .extracting(Verdict::standing)
          .containsExactly(Standing.PROVISIONAL, Standing.CONFIRMED);
      assertThat(verdicts)
          .allSatisfy(verdict -> assertThat(verdict.result()).isEqualTo(Result.FAIL))
          .allSatisfy(verdict -> assertThat(verdict.since()).isEqualTo(at))
          .allSatisfy(
              verdict ->
                  assertThat(verdict.attribution())
                      .satisfies(by -> assertThat(by.confidence()).isEqualTo(Confidence.CERTAIN)));
      assertThat(verdicts.get(0).control().title()).isEqualTo("Buckets keep versions");
    }
  }

  @Test
  void anotherControlIsHeldAgainstWhatIsThere() {
    try (StageDriver stage = driver()) {
      item(stage, Bucket.at("b", NOON).with("versioning", "on"));
      assertThat(verdicts(stage)).isEmpty();
      controls.set(controls("suspended"));
      stage.pass(Duration.ofSeconds(1));
      assertThat(verdicts(stage)).extracting(Verdict::result).containsExactly(Result.FAIL);
    }
  }

  private static void item(StageDriver stage, Bucket.State state) {
    pipe(stage, Topics.CONFIGURATION_ITEMS, state.item(), Bucket.id(state.name()).toString());
  }

  private static <V> void pipe(StageDriver stage, Topic<V> topic, V value, String key) {
    stage.pipe(topic, key.getBytes(UTF_8), topic.payload().write(value), new RecordHeaders(), NOON);
  }

  private static List<Verdict> verdicts(StageDriver stage) {
    return stage.read(Topics.VERDICTS).stream()
        .map(record -> DriftDriver.read(Topics.VERDICTS, record))
        .toList();
  }
}
