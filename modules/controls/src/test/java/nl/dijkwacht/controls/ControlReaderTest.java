package nl.dijkwacht.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import nl.dijkwacht.controls.cases.ControlTester;
import nl.dijkwacht.controls.cases.TestOutcome;
import nl.dijkwacht.documents.Problem;
import org.junit.jupiter.api.Test;

class ControlReaderTest {

  private static final String PLAIN =
      """
      id: kms-key-enabled
      title: Keys are enabled
      why: A key that is disabled locks the data up.
      level: high
      resource-types: [AWS::KMS::Key]
      parameters: {states: [Enabled], days: 30}
      condition: c.keyState in params.states && params.days > 1
      """;

  static ControlFile file(String name, String yaml) {
    return new ControlFile(name, yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static ControlSet read(String... yaml) {
    return read(ControlSettings.DEFAULT, yaml);
  }

  private static ControlSet read(ControlSettings settings, String... yaml) {
    return ControlSet.read(Arrays.stream(yaml).map(text -> file("f.yml", text)).toList(), settings);
  }

  private static List<String> problems(ControlSet controls) {
    return controls.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void aControlSaysWhatPeopleNeed() {
    ControlSet controls = read(ExampleControlTest.EXAMPLE);
    Control control = controls.all().get(0);

    assertThat(control.id()).isEqualTo("s3-bucket-kms-encryption");
    assertThat(control.ref().description()).startsWith("S3 encrypts everything");
    assertThat(control.ref().tags())
        .containsExactly(
            "avg.art-32-1-a",
            "iso-27001.a.8.24",
            "nist-800-53.sc-28",
            "nis2.21-2-h",
            "headline.encryption-at-rest");
    assertThat(control.ref().response())
        .containsExactly(
            "Choose or make a KMS key in the bucket's Region.",
            "With the command line: aws s3api put-bucket-encryption --bucket BUCKET");
    assertThat(control.ref().dutchTitle().orElseThrow()).startsWith("S3-buckets met");
    assertThat(control.ref().dutchDescription().orElseThrow()).startsWith("S3 versleutelt alles");
    assertThat(control.ref().dutchResponse().orElseThrow())
        .containsExactly(
            "Kies of maak een KMS-sleutel in de regio van de bucket.",
            "Met de opdrachtregel: aws s3api put-bucket-encryption --bucket BUCKET");
    assertThat(control.mappings().get(0))
        .isEqualTo(new Mapping(Mapping.Framework.AVG, "32(1)(a)", Mapping.Force.LAW));
    assertThat(control.mappings().get(1).force()).isEqualTo(Mapping.Force.STANDARD);
    assertThat(control.headline()).contains(Headline.ENCRYPTION_AT_REST);
    assertThat(control.changedBy()).hasSize(2);
    assertThat(control.grace()).hasMinutes(15);
    assertThat(control.watchesLogging()).isFalse();
  }

  @Test
  void aControlNeedNotSpeakDutch() {
    Control control = read(PLAIN + "remedy: {steps: [Enable it.]}\n").all().get(0);

    assertThat(control.ref().dutchDescription()).isEmpty();
    assertThat(control.ref().dutchResponse()).isEmpty();
    assertThat(control.ref().response()).containsExactly("Enable it.");
  }

  @Test
  void stepsInDutchAreStepByStepTheSame() {
    assertThat(
            problems(
                read(
                    PLAIN
                        + """
                        remedy:
                          steps: [Look at it., Enable it.]
                          steps-nl: [Zet hem aan.]
                        """)))
        .containsExactly(
            "f.yml:10:3: error: 'steps-nl' has 1 and 'steps' has 2; write each step in both"
                + " languages");
  }

  @Test
  void allProblemsOfAllFilesAreToldAtOnce() {
    ControlSet controls =
        read(
            """
            id: Bad Id
            titel: Keys
            why: x
            level: hihg
            headline: retentoin
            resource-types: [AWS.KMS.Key]
            grace: PT-1M
            parameters: {states: [Enabled], deep: {a: 1}}
            applies: assets.personalData
            condition: c.keyState in params.sates
            shows: {state: item.stat}
            mappings: {avg: ["art. 32"], iso: [A.8]}
            changes:
              - call: kms/DisableKey
                brakes: "true"
                breaks: "tru"
            tests:
              - name: x
                expect: maybe
                item: {config: {}}
                asset: {personal: true}
              - change: {call: kms.amazonaws.com/DisableKey}
                expect: fail
            """,
            PLAIN);

    assertThat(controls.all()).extracting(Control::id).containsExactly("kms-key-enabled");
    assertThat(controls.refused()).isEqualTo(1);
    assertThat(problems(controls))
        .containsExactlyElementsOf(
            """
            f.yml:1:1: error: an id is of lower-case words and numbers with '-' between them; change it
            f.yml:1:1: error: the key 'title' is missing; add it
            f.yml:1:1: error: an expression uses params['sates'], which is no parameter here; did you mean 'states'?
            f.yml:2:1: error: unknown key 'titel'; did you mean 'title'?
            f.yml:4:8: error: 'level': expected one of informational, low, medium, high, critical, found 'hihg'; did you mean 'high'?
            f.yml:5:11: error: 'headline': expected one of residency, encryption-at-rest, encryption-in-transit, access-logging, retention, found 'retentoin'; did you mean 'retention'?
            f.yml:6:1: error: 'AWS.KMS.Key' cannot be used here: a type is written as AWS::S3::Bucket
            f.yml:7:1: error: a grace is from PT0S to P30D; choose one such as PT15M
            f.yml:8:1: warning: no expression uses the parameter 'states'; remove it
            f.yml:8:33: error: a parameter is a text, a number, true, false or a list; change 'deep'
            f.yml:9:10: error: there is no 'assets' here; did you mean 'asset'?
            f.yml:11:20: error: 'item' has no 'stat'
            f.yml:12:12: error: 'art. 32' cannot be used here: an article is written as 32(1)(a)
            f.yml:12:30: error: unknown key 'iso'
            f.yml:14:5: error: a call is written as s3.amazonaws.com/PutBucketPolicy; change it
            f.yml:15:5: error: unknown key 'brakes'
            f.yml:16:14: error: there is no 'tru' here
            f.yml:19:13: error: 'expect': expected one of pass, fail, not-applicable, unknown, found 'maybe'
            f.yml:20:12: error: unknown key 'config'
            f.yml:21:13: error: unknown key 'personal'
            f.yml:22:5: error: the key 'name' is missing; add it
            """
                .lines()
                .toList());
  }

  @Test
  void aParameterThatNobodyUsesIsAWarning() {
    ControlSet controls = read(PLAIN.replace(" && params.days > 1", ""));

    assertThat(problems(controls))
        .containsExactly("f.yml:6:1: warning: no expression uses the parameter 'days'; remove it");
    assertThat(controls.all()).hasSize(1);
  }

  @Test
  void aControlWithAKeyTwiceIsRefusedAndTheOthersOfItsFileAreUsed() {
    ControlSet controls =
        read(PLAIN.stripTrailing() + "\nlevel: low\n---\n" + PLAIN.replace("id: ", "id: other-"));

    assertThat(controls.all()).extracting(Control::id).containsExactly("other-kms-key-enabled");
    assertThat(controls.refused()).isEqualTo(1);
    assertThat(problems(controls)).singleElement().asString().contains("level");
  }

  @Test
  void ofTwoWithOneIdTheFirstHoldsAndAPublishedOneBeforeALocalOne() {
    String other = PLAIN.replace("Keys are", "All keys are");

    ControlSet twice = read(PLAIN, other);
    assertThat(twice.all())
        .extracting(each -> each.ref().title())
        .containsExactly("Keys are enabled");
    assertThat(problems(twice)).hasSize(1);
    assertThat(twice.refused()).isEqualTo(1);

    ControlSet published =
        ControlSet.read(
            List.of(
                file("local.yml", PLAIN),
                new ControlFile(
                    "published.yml",
                    other.getBytes(StandardCharsets.UTF_8),
                    ControlFile.Origin.PUBLISHED)),
            ControlSettings.DEFAULT);
    assertThat(published.all())
        .extracting(each -> each.ref().title())
        .containsExactly("All keys are enabled");
    assertThat(published.problems()).isEmpty();
    assertThat(published.refused()).isZero();
  }

  @Test
  void settingsChangeParametersAndDisableControls() {
    ControlSet changed =
        read(
            new ControlSettings(
                Map.of("kms-key-enabled", Map.of("states", List.of("Enabled", "Creating"))),
                Set.of()),
            PLAIN);
    assertThat(changed.definition("kms-key-enabled").orElseThrow().parameters())
        .containsEntry("states", List.of("Enabled", "Creating"))
        .containsEntry("days", 30L);
    assertThat(changed.problems()).isEmpty();

    ControlSet disabled = read(new ControlSettings(Map.of(), Set.of("kms-key-enabled")), PLAIN);
    assertThat(disabled.all()).isEmpty();
    assertThat(disabled.problems()).isEmpty();
  }

  @Test
  void settingsThatDoNotFitAreWarnedOf() {
    ControlSet controls =
        read(
            new ControlSettings(
                Map.of(
                    "kms-key-enabled", Map.of("states", "Enabled", "dais", 1),
                    "kms-key-enable", Map.of()),
                Set.of("weg")),
            PLAIN);

    assertThat(problems(controls))
        .hasSize(4)
        .allMatch(each -> each.contains(": warning: "))
        .anyMatch(each -> each.contains("there is no control 'kms-key-enable'; did you mean"))
        .anyMatch(each -> each.contains("that it does not have; did you mean 'days'?"))
        .anyMatch(each -> each.contains("a text, where a list is needed; it keeps its default"));
    assertThat(controls.definition("kms-key-enabled").orElseThrow().parameters())
        .containsEntry("states", List.of("Enabled"));
  }

  @Test
  void theHashIsThatOfWhatJudgingDependsOn() {
    String hash = read(PLAIN).hash();

    assertThat(read("# a comment\n" + PLAIN).hash()).isEqualTo(hash);
    assertThat(read(PLAIN + "tests: []\n").hash()).isEqualTo(hash);
    assertThat(read(PLAIN.replace("30", "31")).hash()).isNotEqualTo(hash);
    assertThat(read(PLAIN.replace("locks", "shuts")).hash()).isNotEqualTo(hash);
    assertThat(read(PLAIN, PLAIN.replace("kms-key-enabled", "kms-b")).hash()).isNotEqualTo(hash);
    assertThat(
            read(new ControlSettings(Map.of("kms-key-enabled", Map.of("days", 7)), Set.of()), PLAIN)
                .hash())
        .isNotEqualTo(hash);
    assertThat(ControlSet.none().hash()).isEmpty();
    assertThat(read(PLAIN).all().get(0).ref().version())
        .isEqualTo(read("# x\n" + PLAIN).all().get(0).ref().version());
  }

  @Test
  void whatIsShippedIsReadTheSameAndCompiledWhenItIsNeeded() {
    String source = ExampleControlTest.EXAMPLE;
    ControlSet own = read(source);
    ControlSet shipped = shipped(source);

    assertThat(shipped.all()).isEqualTo(own.all());
    assertThat(shipped.hash()).isEqualTo(own.hash());
    assertThat(shipped.problems()).isEmpty();
    assertThat(new ControlTester(shipped).run())
        .isNotEmpty()
        .allMatch(TestOutcome::passed)
        .hasSameSizeAs(new ControlTester(own).run());

    ControlSet wrong = shipped(PLAIN.replace("params.days > 1", "params.days >"));
    assertThat(wrong.problems()).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> wrong.definition("kms-key-enabled").orElseThrow().condition().mentions());
  }

  private static ControlSet shipped(String yaml) {
    return ControlSet.read(
        List.of(ControlFile.shipped("f.yml", yaml.getBytes(StandardCharsets.UTF_8))),
        ControlSettings.DEFAULT);
  }

  @Test
  void ofManyFilesTheFirstInTheirOrderHolds() {
    List<ControlFile> files = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      files.add(
          file(
              "%03d.yml".formatted(i),
              PLAIN
                  .replace("kms-key-enabled", "kms-" + (char) ('a' + i % 20))
                  .replace("Keys are", i + " keys are")));
    }

    ControlSet controls = ControlSet.read(files, ControlSettings.DEFAULT);

    assertThat(controls.all())
        .extracting(each -> each.ref().title())
        .containsExactlyElementsOf(
            IntStream.range(0, 20).mapToObj(i -> i + " keys are enabled").toList());
    assertThat(controls.refused()).isEqualTo(180);
    assertThat(controls.problems())
        .extracting(each -> each.place().source())
        .containsExactlyElementsOf(files.stream().skip(20).map(ControlFile::name).toList());
  }

  @Test
  void mutatedFilesNeverThrow() {
    Random random = new Random(3);
    String source = ExampleControlTest.EXAMPLE;
    int read = 0;
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder(source);
      for (int j = random.nextInt(4); j >= 0; j--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, source.charAt(random.nextInt(source.length())));
          case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
          default -> text.insert(at, source.charAt(random.nextInt(source.length())));
        }
      }
      ControlSet controls = read(text.toString());
      read += controls.all().size();
      assertThat(controls.all().size() + controls.refused()).as("%s", text).isPositive();
      assertThat(controls.refused() > 0)
          .as("%s\n%s", text, problems(controls))
          .isEqualTo(
              controls.problems().stream()
                  .anyMatch(each -> each.severity() == Problem.Severity.ERROR));
    }
    assertThat(read).isBetween(20, 280);
  }
}
