package nl.dijkwacht.streams.assurance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;
import nl.dijkwacht.core.resource.ConfigurationItem.Status;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.registers.RegisterFile;
import nl.dijkwacht.registers.RegisterSettings;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Payload;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssuranceTopologyTest {

  private static final String ACCOUNT = "111122223333";
  private static final Duration LOOK = Duration.ofSeconds(30);
  private static final LocalDate TODAY = LocalDate.ofInstant(NOON, ZoneOffset.UTC);

  private final AtomicReference<Registers> registers = new AtomicReference<>(Registers.empty());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicBoolean countriesKnown = new AtomicBoolean(true);
  private final StageDriver stage = driver();

  private StageDriver driver() {
    var settings = new AssuranceTopology.Settings(PREFIX, registers::get, countriesKnown::get);
    return new StageDriver(AssuranceTopology.of(settings, meters), meters);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private static ResourceId id(String type, String region, String name) {
    return new ResourceId("aws", ACCOUNT, region, type, name);
  }

  private static Asset asset(String type, String name) {
    boolean bucket = type.equals("AWS::S3::Bucket");
    return new Asset(
        id(type, bucket ? "global" : "eu-west-1", name),
        bucket ? "arn:aws:s3:::" + name : "arn:aws:x:eu-west-1:" + ACCOUNT + ":y/" + name,
        name,
        "eu-west-1",
        new Classification(true, false, false, "team", List.of("tags")),
        NOON);
  }

  private static ConfigurationItem item(
      String type,
      String region,
      String name,
      Source source,
      Map<String, Object> polled,
      Instant at) {
    return new ConfigurationItem(
        id(type, region, name),
        null,
        name,
        at,
        null,
        Status.PRESENT,
        at.toString(),
        Map.of(),
        true,
        Map.of(),
        polled,
        List.of(),
        source);
  }

  private static ConfigurationItem trail(
      Instant at, boolean logging, boolean allRegions, String... buckets) {
    Map<String, Object> selector =
        buckets.length == 0
            ? Map.of("readWriteType", "All", "includeManagementEvents", true)
            : Map.of(
                "readWriteType",
                "All",
                "includeManagementEvents",
                true,
                "dataResources",
                List.of(Map.of("type", "AWS::S3::Object", "values", List.of(buckets))));
    return item(
        "AWS::CloudTrail::Trail",
        "eu-west-1",
        "log",
        Source.POLLED,
        Map.of(
            "Trail",
            Map.of("name", "log", "homeRegion", "eu-west-1", "isMultiRegionTrail", allRegions),
            "TrailStatus",
            Map.of("isLogging", logging),
            "EventSelectors",
            Map.of("eventSelectors", List.of(selector))),
        at);
  }

  @Test
  void nothingsInAListAreNone() {
    List<Object> selectors = new ArrayList<>();
    selectors.add(null);
    pipe(
        item(
            "AWS::CloudTrail::Trail",
            "eu-west-1",
            "log",
            Source.POLLED,
            Map.of(
                "Trail",
                Map.of("name", "log", "homeRegion", "eu-west-1", "isMultiRegionTrail", true),
                "EventSelectors",
                Map.of("eventSelectors", selectors)),
            NOON));
    pipe(asset("AWS::S3::Bucket", "beelden"));

    assertThat(look())
        .extracting(verdict -> verdict.control().id())
        .contains(AssuranceRules.NO_DATA_EVENTS.id());
  }

  @Test
  void withoutAFileOfCountriesNobodyKnowsFromWhereAssetsAreReached() {
    countriesKnown.set(false);
    stage.pass(LOOK);
    assertThat(look()).as("there is nothing to be reached").isEmpty();

    pipe(asset("AWS::S3::Bucket", "scans"));
    assertThat(look())
        .singleElement()
        .matches(v -> v.control().id().equals(AssuranceRules.NO_COUNTRIES.id()))
        .matches(v -> v.result() == Result.FAIL && v.since().equals(NOON));
    assertThat(shown("dijkwacht.assurance.blind.spots", "kind", "no-countries")).isEqualTo(1);

    countriesKnown.set(true);
    pipe(asset("AWS::S3::Bucket", "beelden"));
    assertThat(look()).extracting(Verdict::result).containsExactly(Result.PASS);
  }

  @Test
  void whatIsTooLargeToBePassedOnIsSetAside() {
    pipe(asset("AWS::S3::Bucket", "b".repeat(Payload.MAX_BYTES)));

    assertThat(stage.read(Topics.ASSURANCE_FACTS)).isEmpty();
    assertThat(stage.read(Topics.ASSURANCE_DEAD_LETTERS)).hasSize(1);
  }

  private static Change change(String region, String source, Instant at) {
    EventSummary event =
        new EventSummary(
            "e" + at + source + region,
            at,
            at,
            source,
            "CreateTable",
            ACCOUNT,
            region,
            new Principal(Principal.Kind.IAM_USER, "jan", ACCOUNT),
            null,
            null,
            null,
            null);
    return new Change(
        event.eventId(),
        id("AWS::DynamoDB::Table", region, "t"),
        event,
        Change.Means.CONSOLE,
        null,
        true,
        null);
  }

  private void pipe(Object value) {
    pipe(stage, value);
  }

  private static void pipe(StageDriver stage, Object value) {
    if (value instanceof Asset asset) {
      pipe(stage, Topics.ASSETS, asset, asset.resource().toString());
    } else if (value instanceof ConfigurationItem item) {
      pipe(stage, Topics.CONFIGURATION_ITEMS, item, item.resource().toString());
    } else if (value instanceof Change change) {
      pipe(stage, Topics.CHANGES, change, change.resource().toString());
    } else {
      throw new AssertionError(value);
    }
  }

  private static <V> void pipe(StageDriver stage, Topic<V> topic, @Nullable V value, String key) {
    byte[] bytes = value == null ? null : topic.payload().write(value);
    stage.pipe(topic, key.getBytes(UTF_8), bytes, new RecordHeaders(), NOON);
  }

  /** What is told after a look, with nothing more to come. */
  private List<Verdict> look() {
    stage.pass(LOOK);
    return verdicts(stage);
  }

  private static List<Verdict> verdicts(StageDriver stage) {
    return stage.read(Topics.ASSURANCE_VERDICTS).stream()
        .map(
            r ->
                ((Reading.Value<Verdict>)
                        Topics.ASSURANCE_VERDICTS.payload().read(r.value(), r.headers()))
                    .value())
        .toList();
  }

  private static Registers registers(String text) {
    return Registers.read(
            List.of(new RegisterFile("r.yml", text.getBytes(UTF_8))), RegisterSettings.DEFAULT)
        .registers();
  }

  private static String attestation(LocalDate done, String more) {
    return """
    attestations:
      - id: dpia
        kind: dpia
        about: Scans
        evidence: https://intranet.example/dpia
        done: %s
        owner: fg
        %s
    """
        .formatted(done, more);
  }

  private double shown(String meter, String... tags) {
    var gauge = meters.find(meter).tags(tags).gauge();
    return gauge == null ? Double.NaN : gauge.value();
  }

  @Test
  void anAssetWithoutDataEventsIsABlindSpotUntilATrailTakesThem() {
    pipe(trail(NOON, true, true));
    pipe(asset("AWS::S3::Bucket", "scans"));

    assertThat(look())
        .singleElement()
        .matches(v -> v.result() == Result.FAIL && v.revision() == 1)
        .matches(v -> v.control().id().equals(AssuranceRules.NO_DATA_EVENTS.id()))
        .matches(v -> v.classification().owner().equals("team"))
        .matches(v -> v.since().equals(NOON) && v.baseline());
    assertThat(shown("dijkwacht.assurance.blind.spots", "kind", "no-data-events")).isEqualTo(1);
    assertThat(shown("dijkwacht.assurance.assets", "source", "tags")).isEqualTo(1);
    assertThat(look()).isEmpty();

    pipe(trail(NOON.plusSeconds(60), true, true, "arn:aws:s3:::scans/"));
    assertThat(look())
        .singleElement()
        .matches(v -> v.result() == Result.PASS && v.revision() == 2)
        .matches(v -> v.since().equals(NOON.plusSeconds(60)));
    assertThat(shown("dijkwacht.assurance.blind.spots", "kind", "no-data-events")).isZero();
  }

  @Test
  void whatIsNoAssetAnyMoreIsNoBlindSpot() {
    pipe(trail(NOON, true, true));
    Asset scans = asset("AWS::S3::Bucket", "scans");
    pipe(scans);
    assertThat(look()).hasSize(1);

    pipe(stage, Topics.ASSETS, null, scans.resource().toString());
    assertThat(look()).extracting(Verdict::result).containsExactly(Result.PASS);
  }

  @Test
  void aTrailThatStopsLeavesItsRegionsUnseen() {
    pipe(trail(NOON, true, true));
    pipe(change("eu-central-1", "dynamodb.amazonaws.com", NOON));
    assertThat(look()).isEmpty();

    pipe(trail(NOON.plusSeconds(60), false, true));
    pipe(trail(NOON.minusSeconds(60), true, true));
    assertThat(look())
        .singleElement()
        .matches(v -> v.control().id().equals(AssuranceRules.NO_TRAIL.id()))
        .matches(v -> v.resource().region().equals("eu-central-1"))
        .matches(v -> v.classification().watchesLogging());

    pipe(trail(NOON.plusSeconds(90), true, false));
    assertThat(look()).as("a trail of another Region alone").isEmpty();
    pipe(trail(NOON.plusSeconds(120), true, true));
    assertThat(look()).extracting(Verdict::result).containsExactly(Result.PASS);
  }

  @Test
  void aRegionInUseWithoutARecorderIsABlindSpot() {
    pipe(change("eu-central-1", "dynamodb.amazonaws.com", NOON));
    assertThat(look()).as("nothing is known of recorders").isEmpty();

    pipe(item("AWS::SQS::Queue", "eu-west-1", "q", Source.NOTIFICATION, Map.of(), NOON));
    assertThat(look())
        .singleElement()
        .matches(v -> v.control().id().equals(AssuranceRules.NO_RECORDER.id()))
        .matches(v -> v.resource().region().equals("eu-central-1"));

    pipe(item("AWS::SQS::Queue", "eu-central-1", "q", Source.SNAPSHOT, Map.of(), NOON));
    assertThat(look()).extracting(Verdict::result).containsExactly(Result.PASS);
  }

  @Test
  void aDatabaseIsABlindSpotUnlessAnAttestationCoversIt() {
    pipe(asset("AWS::RDS::DBInstance", "files"));
    assertThat(look())
        .singleElement()
        .matches(v -> v.control().id().equals(AssuranceRules.UNSEEN_READS.id()))
        .matches(v -> v.reason().contains("audit log"));

    String text =
        """
        assets: [{id: files, resource-type: 'AWS::RDS::DBInstance', name: files}]
        attestations:
          - {id: a, kind: blind-spot, about: Files, asset: files, evidence: e, done: %s, owner: o}
        """;
    registers.set(registers(text.formatted(TODAY.minusMonths(2))));
    assertThat(look()).extracting(Verdict::result).containsExactly(Result.PASS);

    registers.set(registers(text.formatted(TODAY.minusMonths(13))));
    assertThat(look())
        .extracting(v -> v.control().id())
        .containsExactlyInAnyOrder(
            AssuranceRules.UNSEEN_READS.id(), AssuranceRules.ATTESTATION.id());
  }

  @Test
  void anAttestationIsToldBeforeItIsDueAndWhenItIsOverdueAndNeverTwice() {
    registers.set(registers(attestation(TODAY.minusYears(1).plusDays(31), "")));
    assertThat(look()).isEmpty();
    assertThat(shown("dijkwacht.assurance.attestation.due", "kind", "dpia")).isEqualTo(31);

    stage.pass(Duration.ofDays(1));
    assertThat(verdicts(stage))
        .singleElement()
        .matches(v -> v.control().level() == Level.LOW && !v.baseline())
        .matches(v -> v.reason().contains("It is due on " + TODAY.plusDays(31)));
    for (int day = 0; day < 30; day++) {
      stage.pass(Duration.ofDays(1));
      assertThat(verdicts(stage)).isEmpty();
    }

    // A week of standstill swallows nothing.
    stage.pass(Duration.ofDays(7));
    assertThat(verdicts(stage))
        .singleElement()
        .matches(v -> v.control().level() == Level.HIGH && v.revision() == 2)
        .matches(v -> v.since().equals(v.collectedAt()));
    assertThat(shown("dijkwacht.assurance.attestations", "state", "overdue")).isEqualTo(1);

    registers.set(registers(attestation(TODAY.plusDays(38), "")));
    assertThat(look()).extracting(Verdict::result).containsExactly(Result.PASS);
  }

  @Test
  void anUnapprovedServiceMakesAnAttestationDueAtOnce() {
    registers.set(registers(attestation(TODAY.minusDays(10), "triggers: [new-service]")));
    pipe(change("eu-west-1", "dynamodb.amazonaws.com", NOON));
    assertThat(look()).as("it was there before").isEmpty();

    stage.pass(Duration.ofDays(8));
    Instant later = NOON.plus(Duration.ofDays(8));
    pipe(change("eu-west-1", "dynamodb.amazonaws.com", later));
    assertThat(look()).isEmpty();
    pipe(change("eu-west-1", "bedrock.amazonaws.com", later));
    assertThat(look())
        .singleElement()
        .matches(v -> v.control().level() == Level.MEDIUM)
        .matches(v -> v.reason().contains("bedrock.amazonaws.com"))
        .matches(v -> v.since().equals(later));

    registers.set(registers(attestation(TODAY.plusDays(9), "triggers: [new-service]")));
    assertThat(look()).extracting(Verdict::result).containsExactly(Result.PASS);
  }

  @Test
  void aRestartTellsNothingAgain() {
    registers.set(registers(attestation(TODAY.minusYears(2), "")));
    pipe(trail(NOON, true, true));
    pipe(asset("AWS::S3::Bucket", "scans"));
    assertThat(look()).hasSize(2);

    try (StageDriver again = driver()) {
      again.restore(stage);
      again.pass(LOOK);
      assertThat(verdicts(again)).isEmpty();
    }
  }

  @Test
  void whatCannotBeReadIsADeadLetter() {
    stage.pipe(Topics.ASSETS, "k".getBytes(UTF_8), "{".getBytes(UTF_8), new RecordHeaders(), NOON);

    assertThat(stage.read(Topics.ASSURANCE_DEAD_LETTERS)).hasSize(1);
  }

  /** Facts in any order, some twice, give the same conditions. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theOrderDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<Object> inputs = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Instant at = NOON.plusSeconds(60L * i);
      inputs.add(
          switch (random.nextInt(4)) {
            case 0 -> trail(at, random.nextBoolean(), random.nextBoolean(), "arn:aws:s3:::b1/");
            case 1 -> asset("AWS::S3::Bucket", "b" + random.nextInt(3));
            case 2 -> asset("AWS::RDS::DBInstance", "d" + random.nextInt(2));
            default -> change(random.nextBoolean() ? "eu-west-1" : "us-east-1", "s" + i, at);
          });
    }
    Map<String, String> first = conditions(inputs);
    assertThat(first).isNotEmpty();
    List<Object> shuffled = new ArrayList<>(inputs);
    shuffled.addAll(inputs.subList(0, 10));
    Collections.shuffle(shuffled, random);
    assertThat(conditions(shuffled)).isEqualTo(first);
  }

  private Map<String, String> conditions(List<Object> inputs) {
    try (StageDriver driver = driver()) {
      inputs.forEach(input -> pipe(driver, input));
      driver.pass(LOOK);
      Map<String, String> last = new TreeMap<>();
      verdicts(driver).forEach(v -> last.put(v.findingId(), v.result() + " " + v.since()));
      return last;
    }
  }
}
