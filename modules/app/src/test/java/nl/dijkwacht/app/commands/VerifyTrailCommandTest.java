package nl.dijkwacht.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.JsonText;
import nl.dijkwacht.testkit.aws.AwsEndpoints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifyTrailCommandTest {

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void anyCredentials() {
    System.setProperty("aws.accessKeyId", "AKIATEST");
    System.setProperty("aws.secretAccessKey", "secret");
    environment.put("DIJKWACHT_AWS_REGION", "eu-west-1");
    AwsEndpoints.s3()
        .ifPresent(endpoint -> environment.put("DIJKWACHT_AWS_ENDPOINTS_S3", endpoint.toString()));
  }

  @AfterEach
  void noCredentials() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void aBucketThatCannotBeListedIsAProblem() {
    CommandRun run = run("s3://no-such-trail", "--from", "2026-11-01", "--to", "2026-11-02");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.out().lines())
        .startsWith("PROBLEMS")
        .anySatisfy(line -> assertThat(line).startsWith("s3://no-such-trail/ could not be listed"))
        .last()
        .asString()
        .startsWith("incomplete: of 0 digests and 0 log files");
  }

  @Test
  void theSameAsJson() {
    CommandRun run =
        run(
            "s3://no-such-trail/x",
            "--from",
            "2026-11-01T08:00:00Z",
            "--to",
            "2026-11-02",
            "--format",
            "json");
    JsonText whole = JsonText.of(run.out().strip());
    assertThat(whole.text("verdict")).isEqualTo("incomplete");
    assertThat(whole.text("from")).isEqualTo("2026-11-01T08:00:00Z");
    assertThat(whole.items("problems").get(0).text("kind")).isEqualTo("digest-unreadable");
  }

  @Test
  void whatMakesNoSenseIsToldBeforeAnythingIsRead() {
    assertRefused("write it as s3://bucket/prefix", "https://bucket", "--from", "2026-11-01");
    assertRefused("write it as 2026-11-01", "s3://bucket", "--from", "yesterday");
    assertRefused("--from", "s3://bucket");
    assertRefused(
        "--from must lie before --to", "s3://bucket", "--from", "2026-11-02", "--to", "2026-11-01");
  }

  private void assertRefused(String sentence, String... arguments) {
    CommandRun run = run(arguments);
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(sentence);
  }

  private CommandRun run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "verify-trail";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandRun.of(environment, all);
  }
}
