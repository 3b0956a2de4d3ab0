package nl.dijkwacht.streams.drift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;
import nl.dijkwacht.core.resource.ConfigurationItem.Status;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.registers.RegisterFile;
import nl.dijkwacht.registers.RegisterSettings;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Payload;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which resources are told to be assets, and when they no longer are. */
class DriftAssetsTest {

  private static final String ACCOUNT = "111122223333";

  private final AtomicReference<Registers> registers = new AtomicReference<>(Registers.empty());
  private final StageDriver stage = driver();

  private StageDriver driver() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    var settings = new DriftTopology.Settings(PREFIX, ControlSet::none, registers::get);
    return new StageDriver(DriftTopology.of(settings, meters), meters);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private static ResourceId bucket(String name) {
    return new ResourceId("aws", ACCOUNT, "global", "AWS::S3::Bucket", name);
  }

  private static ConfigurationItem item(String name, int minute, Status status, String... tags) {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < tags.length; i += 2) {
      all.put(tags[i], tags[i + 1]);
    }
    return new ConfigurationItem(
        bucket(name),
        "eu-west-1",
        "arn:aws:s3:::" + name,
        name,
        NOON.plusSeconds(60L * minute),
        null,
        status,
        Integer.toString(minute),
        all,
        true,
        Map.of(),
        Map.of(),
        List.of(),
        Source.NOTIFICATION);
  }

  private static ServiceFinding macie(
      String id, String bucket, int minute, boolean archived, String... detections) {
    List<Map<String, Object>> found = new ArrayList<>();
    for (String detection : detections) {
      found.add(Map.of("type", detection, "count", 3));
    }
    Instant at = NOON.plusSeconds(60L * minute);
    return new ServiceFinding(
        id,
        ServiceFinding.Service.MACIE,
        ServiceFinding.Service.MACIE,
        ACCOUNT,
        "eu-west-1",
        Level.HIGH,
        "SensitiveData:S3Object/Personal",
        "Personal information",
        null,
        List.of("arn:aws:s3:::" + bucket),
        false,
        archived,
        at,
        at,
        1,
        Map.of(
            "classificationDetails",
            Map.of(
                "result",
                Map.of(
                    "sensitiveData",
                    List.of(Map.of("category", "PERSONAL_INFORMATION", "detections", found))))));
  }

  private static ServiceFinding asSample(ServiceFinding of) {
    return with(of, of.type(), true, of.detail());
  }

  private static ServiceFinding with(
      ServiceFinding of, String type, boolean sample, Map<String, Object> detail) {
    return new ServiceFinding(
        of.id(),
        of.service(),
        of.via(),
        of.account(),
        of.region(),
        of.level(),
        type,
        of.title(),
        null,
        of.resources(),
        sample,
        of.archived(),
        of.firstSeen(),
        of.updatedAt(),
        1,
        detail);
  }

  private void item(ConfigurationItem item) {
    pipe(stage, Topics.CONFIGURATION_ITEMS, item, item.resource().toString());
  }

  private void finding(ServiceFinding finding) {
    pipe(stage, Topics.SERVICE_FINDINGS, finding, finding.id());
  }

  private static <V> void pipe(StageDriver stage, Topic<V> topic, V value, String key) {
    stage.pipe(topic, key.getBytes(UTF_8), topic.payload().write(value), new RecordHeaders(), NOON);
  }

  /** What was told since the last call, by bucket and in order; null is a tombstone. */
  private List<@Nullable Asset> told() {
    List<@Nullable Asset> told = new ArrayList<>();
    stage
        .read(Topics.ASSETS)
        .forEach(r -> told.add(r.value() == null ? null : DriftDriver.read(Topics.ASSETS, r)));
    return told;
  }

  private static Registers registers(String text) {
    return Registers.read(
            List.of(new RegisterFile("r.yml", text.getBytes(UTF_8))), RegisterSettings.DEFAULT)
        .registers();
  }

  @Test
  void tagsMakeAnAssetAndTakeItBack() {
    item(item("b", 0, Status.PRESENT));
    assertThat(told()).isEmpty();

    item(item("b", 1, Status.PRESENT, "AVG", "Ja"));
    assertThat(told())
        .containsExactly(
            new Asset(
                bucket("b"),
                "arn:aws:s3:::b",
                "b",
                "eu-west-1",
                new Classification(true, false, false, "", List.of("tags")),
                NOON.plusSeconds(60)));

    item(item("b", 2, Status.PRESENT, "AVG", "Ja", "Kleur", "rood"));
    assertThat(told()).isEmpty();
    item(item("b", 3, Status.PRESENT, "DataType", "Medisch"));
    assertThat(told())
        .singleElement()
        .satisfies(asset -> assertThat(asset.classification().specialCategory()).isTrue());
    item(item("b", 4, Status.PRESENT));
    assertThat(told()).hasSize(1).containsOnlyNulls();
    item(item("b", 5, Status.DELETED));
    assertThat(told()).isEmpty();
  }

  @Test
  void aDeletedResourceIsNoAsset() {
    item(item("patienten", 1, Status.PRESENT));
    assertThat(told())
        .extracting(a -> a.classification().sources())
        .containsExactly(List.of("name"));

    item(item("patienten", 2, Status.DELETED));
    assertThat(told()).hasSize(1).containsOnlyNulls();
  }

  @Test
  void aBucketWhoseItemNeverComesIsAnAssetByMacieAlone() {
    finding(macie("f1", "b", 1, false, "NAME"));
    assertThat(told())
        .containsExactly(
            new Asset(
                bucket("b"),
                "arn:aws:s3:::b",
                "b",
                "global",
                new Classification(true, false, false, "", List.of("macie")),
                NOON.plusSeconds(60)));

    finding(macie("f2", "b", 2, false, "UK_NHS_NUMBER"));
    assertThat(told())
        .singleElement()
        .satisfies(asset -> assertThat(asset.classification().specialCategory()).isTrue());
    finding(macie("f2", "b", 3, true, "UK_NHS_NUMBER"));
    assertThat(told())
        .singleElement()
        .satisfies(asset -> assertThat(asset.classification().specialCategory()).isFalse());
    finding(macie("f1", "b", 3, true, "NAME"));
    assertThat(told()).hasSize(1).containsOnlyNulls();
  }

  @Test
  void whatMacieFoundIsADeadLetterIfItIsTooLargeAndStopsNoOther() {
    finding(macie("f".repeat(Payload.MAX_BYTES * 6 / 10), "b", 1, false, "NAME"));
    finding(macie("g", "c", 1, false, "NAME"));

    assertThat(told()).extracting(Asset::name).containsExactly("c");
    assertThat(stage.read(Topics.DRIFT_DEAD_LETTERS)).hasSize(1);
  }

  @Test
  void theItemAddsToWhatMacieFound() {
    finding(macie("f1", "b", 1, false, "NAME"));
    told();

    item(item("b", 0, Status.PRESENT, "AVG", "Ja", "Owner", "team"));

    assertThat(told())
        .singleElement()
        .matches(asset -> asset.region().equals("eu-west-1"))
        .matches(asset -> asset.classification().owner().equals("team"))
        .matches(asset -> asset.classification().sources().equals(List.of("tags", "macie")));
  }

  @ParameterizedTest
  @CsvSource({
    "SensitiveData:S3Object/Credentials, CREDENTIALS, false",
    "SensitiveData:S3Object/Multiple, CREDENTIALS, false",
    "SensitiveData:S3Object/Multiple, FINANCIAL_INFORMATION, true",
    "SensitiveData:S3Object/Financial, FINANCIAL_INFORMATION, true",
    "SensitiveData:S3Object/CustomIdentifier, '', true",
    "Policy:IAMUser/S3BucketPublic, '', false",
    "Sensitive Data Identifications/PII/SensitiveData:S3Object-Personal, ASFF, true"
  })
  void whatIsPersonalDataDependsOnWhatMacieFound(String type, String category, boolean asset) {
    Map<String, Object> detail =
        switch (category) {
          case "" -> Map.of();
          case "ASFF" ->
              Map.of(
                  "Resources",
                  List.of(
                      Map.of(
                          "DataClassification",
                          Map.of(
                              "Result",
                              Map.of(
                                  "SensitiveData",
                                  List.of(Map.of("Category", "PERSONAL_INFORMATION")))))));
          default ->
              Map.of(
                  "classificationDetails",
                  Map.of("result", Map.of("sensitiveData", List.of(Map.of("category", category)))));
        };

    finding(with(macie("f", "b", 1, false), type, false, detail));

    assertThat(told()).hasSize(asset ? 1 : 0);
  }

  @Test
  void samplesDoNotCount() {
    finding(asSample(macie("f", "b", 1, false, "NAME")));

    assertThat(told()).isEmpty();
  }

  @Test
  void aHandWrittenEntryWinsAlsoOverMacieAloneAndWhenItComesLater() {
    finding(macie("f", "b", 1, false, "NAME"));
    finding(macie("g", "c", 1, false, "NAME"));
    item(item("c", 1, Status.PRESENT));
    told();

    registers.set(
        registers("assets: [{id: a, resource-type: 'AWS::S3::Bucket', personal-data: false}]"));
    stage.pass(Duration.ofSeconds(1));
    assertThat(told()).hasSize(2).containsOnlyNulls();

    registers.set(Registers.empty());
    stage.pass(Duration.ofSeconds(1));
    assertThat(told()).hasSize(2).doesNotContainNull();
  }

  /** Items and versions of findings in any order, some twice, give the same assets. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theOrderDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<Object> inputs = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String name = "b" + random.nextInt(4);
      int minute = i;
      if (random.nextBoolean()) {
        boolean gone = random.nextInt(6) == 0;
        String[] tags = random.nextBoolean() ? new String[] {"AVG", "Ja"} : new String[0];
        inputs.add(item(name, minute, gone ? Status.DELETED : Status.PRESENT, tags));
      } else {
        String id = "f" + name + random.nextInt(3);
        String type = random.nextBoolean() ? "NAME" : "CANADA_HEALTH_NUMBER";
        inputs.add(macie(id, name, minute, random.nextBoolean(), type));
      }
    }

    Map<String, Object> first = assetsOf(inputs);
    List<Object> shuffled = new ArrayList<>(inputs);
    shuffled.addAll(inputs.subList(0, 15));
    Collections.shuffle(shuffled, random);
    assertThat(assetsOf(shuffled)).isEqualTo(first);
  }

  private Map<String, Object> assetsOf(List<Object> inputs) {
    try (StageDriver driver = driver()) {
      for (Object input : inputs) {
        if (input instanceof ConfigurationItem item) {
          pipe(driver, Topics.CONFIGURATION_ITEMS, item, item.resource().toString());
        } else if (input instanceof ServiceFinding finding) {
          pipe(driver, Topics.SERVICE_FINDINGS, finding, finding.id());
        }
      }
      Map<String, Object> last = new TreeMap<>();
      driver
          .read(Topics.ASSETS)
          .forEach(
              r -> {
                String key = new String(r.key(), UTF_8);
                if (r.value() == null) {
                  last.remove(key);
                } else {
                  last.put(key, DriftDriver.read(Topics.ASSETS, r).classification());
                }
              });
      return last;
    }
  }
}
