package nl.dijkwacht.app.doctor;

import static nl.dijkwacht.app.onboarding.SampleOrganization.KEY;
import static nl.dijkwacht.app.onboarding.SampleOrganization.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.JsonText;
import nl.dijkwacht.app.onboarding.SampleOrganization;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.testkit.aws.protocol.AwsAnswer;
import nl.dijkwacht.testkit.aws.protocol.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

class DoctorCommandTest {

  @TempDir private Path folder;
  private SampleOrganization sample;

  @BeforeEach
  void start() {
    sample = new SampleOrganization(folder.resolve("data"));
    sample.set("DIJKWACHT_KAFKA_BOOTSTRAP_SERVERS", SharedBroker.bootstrapServers());
    sample.set("DIJKWACHT_TOPICS_REPLICATION_FACTOR", "1");
    sample.set("DIJKWACHT_PREFIX", UniqueNames.unique("doctor"));
    sample.unset("DIJKWACHT_KAFKA_EMBEDDED_PORT");
  }

  @AfterEach
  void stop() {
    sample.close();
  }

  @Test
  void whatWorksIsToldLineByLine() {
    CommandRun run = sample.doctor();

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .anyMatch(line -> line.matches("✓ rules +\\d+ rules"))
        .anyMatch(line -> line.matches("✓ kafka +1 broker"))
        .anyMatch(line -> line.matches("✓ credentials +account 111111111111, user/test"))
        .anyMatch(line -> line.matches("✓ clock +agrees with AWS"))
        .anyMatch(line -> line.matches("✓ queue +dijkwacht-queue +12 waiting, 3 taken"))
        .anyMatch(line -> line.matches("✓ organisation +2 accounts"))
        .anyMatch(line -> line.matches("✓ role +222222222222 +account 222222222222, assumed.*"))
        .anyMatch(line -> line.matches("✓ lookup events +222222222222 +permitted"))
        .anyMatch(line -> line.matches("✓ log bucket +logs +listed and read"));
  }

  @Test
  void missingTopicsAreAFailure() {
    CommandRun run = sample.doctor("--no-aws");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).containsPattern("✗ topics +\\d+ topics of \\d+ missing");
    assertThat(run.out()).contains("→ Run 'dijkwacht topics create'");
    assertThat(sample.aws().requests()).isEmpty();
  }

  @Test
  void aFileOfCountriesAndAClusterThatAreNotThereAreTold() {
    sample.limit(Duration.ofSeconds(2));
    sample.set("DIJKWACHT_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
    sample.set("DIJKWACHT_DETECT_COUNTRIES", folder.resolve("none.mmdb").toString());

    assertThat(sample.doctor("--no-aws").out())
        .contains("✗ countries", "the file cannot be used")
        .contains("✗ kafka", "the cluster does not answer")
        .doesNotContain("topics");
  }

  @Test
  void whereNothingIsPermittedEachPermissionIsNamed() {
    sample.denyAll();

    CommandRun run = sample.doctor();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "✗ queue",
            "sqs:GetQueueAttributes is not permitted",
            "Allow sqs:GetQueueAttributes: collector-policy.json of docs/aws has it.",
            "Allow cloudtrail:LookupEvents: reader-role.yaml of docs/aws has it.",
            "Allow config:DescribeConfigurationRecorders",
            "Allow guardduty:ListDetectors",
            "Allow macie2:GetMacieSession",
            "! organisation");
  }

  @Test
  void aRoleThatIsMissingInOneAccountIsToldOnce() {
    sample.aws().on("sts:AssumeRole", request -> Fault.DENIED);

    List<String> bad = sample.doctor().out().lines().filter(line -> line.contains(OTHER)).toList();

    assertThat(bad).singleElement().asString().contains("✗ role", "the role cannot be assumed");
  }

  @Test
  void expiredCredentialsAreToldAndNothingElseIsAsked() {
    sample.aws().expire(KEY);

    CommandRun run = sample.doctor();

    assertThat(run.out())
        .contains(
            "✗ credentials",
            "the credentials have expired (ExpiredToken)",
            "→ Sign in again, or use a role.",
            "? aws");
    assertThat(run.out()).doesNotContain("guardduty");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void withoutCredentialsThereIsASentence() {
    AwsCredentialsProvider none =
        () -> {
          throw SdkClientException.create(
              "Unable to load credentials from any of the providers in the chain");
        };

    assertThat(sample.doctor(none).out()).contains("there are no credentials", "AWS_ACCESS_KEY_ID");
  }

  @Test
  void credentialsThatNeverComeHoldNothingUp() {
    sample.limit(Duration.ofSeconds(2));
    AwsCredentialsProvider silent =
        () -> {
          awaitInterruption();
          throw SdkClientException.create("interrupted");
        };
    long began = System.nanoTime();

    CommandRun run = sample.doctor(silent);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(25));
    assertThat(run.out()).contains("no answer within 2 s", "? aws");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void aClockThatIsWrongIsTold() {
    Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(90));
    assertThat(sample.doctor(ahead).out()).containsPattern("! clock +(8[5-9]|9[01]) s off");

    Clock behind = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10));
    assertThat(sample.doctor(behind).out())
        .containsPattern("✗ clock +(59[0-9]|60[01]) s off")
        .contains("→ Set the clock by NTP.");
  }

  @Test
  void withoutAQueueThereIsAWarning() {
    sample.unset("DIJKWACHT_COLLECT_SQS_QUEUES");

    assertThat(sample.doctor().out()).containsPattern("! queue +none is configured");
  }

  @Test
  void withoutARoleOnlyTheOwnAccountIsAsked() {
    sample.unset("DIJKWACHT_AWS_ROLE_NAME");

    assertThat(sample.doctor().out()).doesNotContain("role ").containsPattern("✓ macie +on");
    assertThat(sample.aws().requests("sts:AssumeRole")).isEmpty();
    assertThat(sample.aws().requests("macie2:GET /macie")).hasSize(1);
  }

  @Test
  void aQueueThatGivesMessagesTooSoonIsAFailure() {
    queue("{\"Attributes\":{\"VisibilityTimeout\":\"30\"}}");
    assertThat(sample.doctor().out()).contains("✗ queue", "VisibilityTimeout to 300 s");

    queue("{\"Attributes\":{\"VisibilityTimeout\":\"300\"}}");
    assertThat(sample.doctor().out()).contains("! queue", "no dead-letter queue");

    sample
        .aws()
        .on(
            "sqs:GetQueueAttributes",
            request -> AwsAnswer.failure(400, "AWS.SimpleQueueService.NonExistentQueue"));
    assertThat(sample.doctor().out()).contains("it does not exist");
  }

  @Test
  void anObjectThatCannotBeDecryptedIsToldWithBothPermissions() {
    sample.aws().on("s3:GET /logs/AWSLogs/o.gz", request -> Fault.DENIED);

    assertThat(sample.doctor().out())
        .contains("✗ log bucket", "s3:GetObject or kms:Decrypt is not permitted");
  }

  @Test
  void jsonHasAllOfIt() {
    JsonText json = JsonText.of(sample.doctor("--json").out());

    assertThat(json.items("checks"))
        .extracting(check -> check.text("check") + " " + check.text("state"))
        .contains("credentials good", "queue good", "log bucket good", "macie good");
  }

  private void queue(String attributes) {
    sample.aws().on("sqs:GetQueueAttributes", request -> AwsAnswer.success(attributes));
  }

  private static void awaitInterruption() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
