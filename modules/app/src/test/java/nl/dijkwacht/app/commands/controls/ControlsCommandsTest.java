package nl.dijkwacht.app.commands.controls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.report.SamplePostures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlsCommandsTest {

  private static final String ITEM =
      """
      {"version": "1.3", "awsAccountId": "111122223333", "resourceType": "AWS::S3::Bucket",
       "resourceId": "letters", "resourceName": "letters", "ARN": "arn:aws:s3:::letters",
       "awsRegion": "eu-west-1", "configurationItemStatus": "OK",
       "configurationItemCaptureTime": "2026-11-26T09:00:00Z",
       "tags": {"AVG": "Ja", "Eigenaar": "team-letters"},
       "configuration": {"name": "letters"},
       "supplementaryConfiguration": {"Encryption": "{\\"algorithm\\": \\"%s\\"}"}}
      """;

  private final Map<String, String> environment = new HashMap<>();
  @TempDir private Path folder;
  private Path controls;

  @BeforeEach
  void writeControls() throws IOException {
    controls = Files.createDirectory(folder.resolve("controls"));
    Files.writeString(controls.resolve("s3.yml"), SamplePostures.CONTROLS);
    environment.put("DIJKWACHT_CONTROLS_OWN_PACK", "false");
    environment.put("DIJKWACHT_CONTROLS_PATHS", controls.toString());
  }

  @Test
  void theOwnPackCanBeUsedAndTested() {
    assertThat(run("check").exitCode()).isZero();
    CommandRun test = run("test");
    assertThat(test.exitCode()).as(test.out()).isZero();
  }

  @Test
  void checkTellsErrorsAndWhatIsLacking() throws IOException {
    Files.writeString(
        controls.resolve("broken.yml"),
        SamplePostures.CONTROLS
            .replace("s3-encrypted", "s3-other")
            .replace("s3-tagged", "s3-third")
            .replace("size(tags) > 0", "size(tagz) > 0"));

    CommandRun run = run("check", controls.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.out())
        .contains("broken.yml:", "error", "tagz")
        .contains("warning: 's3-tagged' has no test of an item that expects unknown")
        .contains("3 controls can be used, 1 cannot: 1 error, 1 warning.");
    Files.delete(controls.resolve("broken.yml"));
    assertThat(run("check", controls.toString()).exitCode()).isZero();
    assertThat(run("check", "--strict", controls.toString()).exitCode()).isOne();
    assertThat(run("check", "no-such-folder").err()).contains("there is no file or folder");
  }

  @Test
  void testTellsWhichExampleIsJudgedOtherwise() throws IOException {
    assertThat(run("test", controls.toString()).out())
        .contains("5 tests of 2 controls: 5 passed, 0 failed");

    Files.writeString(
        controls.resolve("s3.yml"), SamplePostures.CONTROLS.replace("size(tags) > 0", "true"));
    CommandRun run = run("test", controls.toString());

    assertThat(run.exitCode()).isOne();
    assertThat(run.out())
        .contains("failed s3-tagged: Bare", "expected fail, got pass", "4 passed, 1 failed");
  }

  @Test
  void listShowsHeadlineControlsFirst() throws IOException {
    CommandRun run = run("list");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsSubsequence(
            "ENCRYPTION AT REST (1)", "high", "s3-encrypted", "S3::Bucket", "32(1)(a), 5(1)(f)")
        .containsSubsequence("S3 (1)", "low", "s3-tagged")
        .contains("2 controls.");
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(110));
    assertThat(run("list", "--coverage").out())
        .containsSubsequence("AVG", "5(1)(f)", "32(1)(a)", "ISO-27001", "A.8.24");
    JsonNode first = new ObjectMapper().readTree(run("list", "--json").out()).at("/controls/0");
    assertThat(first.path("titleNl").asText()).isEqualTo("Buckets zijn versleuteld");
    assertThat(first.path("whyNl").asText()).isEqualTo("Zodat een sleutel in te trekken is.");
    assertThat(first.at("/remedyNl/0").asText()).isEqualTo("Stel een sleutel in.");
  }

  @Test
  void explainTellsWhatAControlAsksAndHowToMendIt() {
    CommandRun run = run("explain", "s3-encrypted");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsSubsequence(
            "Buckets are encrypted",
            "s3-encrypted, high, encryption-at-rest",
            "So that a key can be taken away.",
            "Looks at",
            "AWS::S3::Bucket",
            "Asks that",
            "sC.Encryption.algorithm == params.algorithm",
            "Parameters",
            "algorithm: aws:kms",
            "To mend it",
            "1. Set a key.",
            "aws s3api put-bucket-encryption",
            "AVG 32(1)(a), 5(1)(f) (law)",
            "ISO-27001 A.8.24 (standard)");
    CommandRun unknown = run("explain", "s3-encripted");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("did you mean 's3-encrypted'?");
  }

  @Test
  void explainSpeaksDutchAndEnglishWhereAControlHasNoDutch() throws IOException {
    assertThat(run("explain", "s3-encrypted", "--language", "nl").out())
        .containsSubsequence(
            "Buckets zijn versleuteld",
            "Zodat een sleutel in te trekken is.",
            "Kijkt naar",
            "Eist dat",
            "Zo is het te herstellen",
            "1. Stel een sleutel in.",
            "aws s3api put-bucket-encryption",
            "AVG 32(1)(a), 5(1)(f) (wet)")
        .doesNotContain("To mend it", "So that", "Set a key");

    Files.writeString(
        controls.resolve("s3.yml"),
        SamplePostures.CONTROLS.replaceAll("(?m)^ *(why|title)-nl:.*\n|^ *steps-nl:.*\n", ""));
    assertThat(run("explain", "s3-encrypted", "--language", "nl").out())
        .contains("Buckets are encrypted", "So that a key can be taken away.", "1. Set a key.");
  }

  @Test
  void explainJudgesAnItemOfAwsConfig() throws IOException {
    Path item = folder.resolve("item.json");

    Files.writeString(item, ITEM.formatted("none"));
    CommandRun fails = run("explain", "s3-encrypted", "--item", item.toString());
    assertThat(fails.exitCode()).isOne();
    assertThat(fails.out())
        .contains("aws/111122223333/global/AWS::S3::Bucket/letters")
        .contains("personal data (from tags); owner team-letters")
        .contains("FAIL")
        .contains("✗ sC.Encryption.algorithm == params.algorithm")
        .contains("algorithm = aws:kms");

    Files.writeString(item, ITEM.formatted("aws:kms"));
    assertThat(run("explain", "s3-encrypted", "--item", item.toString()).out()).contains("PASS");

    Files.writeString(item, ITEM.replace("AWS::S3::Bucket", "AWS::RDS::DBInstance"));
    CommandRun other = run("explain", "s3-encrypted", "--item", item.toString());
    assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(other.err()).contains("has no item of AWS::S3::Bucket, and 1 item of other types");
  }

  @Test
  void parametersOfTheConfigurationGoBeforeTheControlsOwn() throws IOException {
    Path configuration = folder.resolve("dijkwacht.yaml");
    Files.writeString(
        configuration,
        """
        controls:
          parameters:
            s3-encrypted: {algorithm: none}
          disabled: [s3-tagged]
        """);
    Path item = folder.resolve("item.json");
    Files.writeString(item, ITEM.formatted("none"));

    String config = configuration.toString();
    assertThat(run("explain", "s3-encrypted", "--config", config, "--item", item.toString()).out())
        .contains("PASS");
    assertThat(run("list", "--config", config).out()).doesNotContain("s3-tagged");
  }

  private CommandRun run(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "controls";
    System.arraycopy(args, 0, all, 1, args.length);
    return CommandRun.of(environment, all);
  }
}
