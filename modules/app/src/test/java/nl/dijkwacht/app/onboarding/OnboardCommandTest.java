package nl.dijkwacht.app.onboarding;

import static nl.dijkwacht.app.onboarding.SampleOrganization.KEY;
import static nl.dijkwacht.app.onboarding.SampleOrganization.OTHER;
import static nl.dijkwacht.app.onboarding.SampleOrganization.OWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.JsonText;
import nl.dijkwacht.testkit.aws.protocol.AwsAnswer;
import nl.dijkwacht.testkit.aws.protocol.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnboardCommandTest {

  private static final String TABLE = "arn:aws:dynamodb:eu-west-1:111111111111:table/appointments";

  @TempDir private Path folder;
  private SampleOrganization sample;

  @BeforeEach
  void start() {
    sample = new SampleOrganization(folder.resolve("data"));
  }

  @AfterEach
  void stop() {
    sample.close();
  }

  @Test
  void whereAllIsSetUpThereIsNothingToDo() {
    CommandRun run = sample.onboard();

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("✓ 2 accounts in the organisation, 0 not registered");
    assertThat(run.out().lines().filter(line -> line.contains("eu-")))
        .hasSize(4)
        .allMatch(line -> line.matches("\\d{12}  eu-\\S+ +✓ +✓ +✓ +✓ +✓ +✓"));
    assertThat(run.out()).doesNotContain("What to do", "closed");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void anAssetWhoseReadsAreRecordedNeedsNothing() {
    CommandRun run = sample.onboard("--asset", "arn:aws:s3:::patients", "--asset", TABLE);

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .contains("all    all     arn:aws:s3:::patients/", "all    all     " + TABLE);
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void anAssetWhoseReadsAreNotRecordedGetsTheSmallestSelector() {
    sample.selectors("[]", "AWS::S3::Object");

    CommandRun run = sample.onboard("--asset", "arn:aws:s3:::patients", "--asset", TABLE);

    assertThat(run.out().lines())
        .contains("all    all     arn:aws:s3:::patients/", "none   none    " + TABLE);
    assertThat(run.out())
        .contains("put-event-selectors", "\"AWS::S3::Object\"", "\"resources.ARN\"", TABLE);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void whatIsNoAssetIsRefused() {
    CommandRun run = sample.onboard("--asset", "patients");

    assertThat(run.err()).contains("'patients' is no ARN", "arn:aws:s3:::bucket");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void accountsAreAskedByTheirRole() {
    sample.onboard();

    assertThat(sample.aws().requests("guardduty:GET /detector"))
        .extracting(request -> request.role().orElse("") + " " + request.region())
        .containsExactlyInAnyOrder(
            role(OWN) + " eu-west-1",
            role(OWN) + " eu-central-1",
            role(OTHER) + " eu-west-1",
            role(OTHER) + " eu-central-1");
  }

  @Test
  void anAccountThatNobodyRegisteredIsAFinding() {
    sample.set("DIJKWACHT_AWS_ACCOUNTS", OWN);

    CommandRun run = sample.onboard();

    assertThat(run.out())
        .contains(
            "✗ 222222222222  not registered  patients",
            "Add them to aws.accounts",
            "[\"222222222222\", …]");
    assertThat(run.exitCode()).isEqualTo(1);
    JsonText json = JsonText.of(sample.onboard("--json").out());
    assertThat(json.items("accounts"))
        .extracting(account -> account.text("id") + " " + account.text("registered"))
        .containsExactly(OWN + " true", OTHER + " false");
  }

  @Test
  void aRegisteredAccountThatTheOrganisationLacksIsTold() {
    sample.set("DIJKWACHT_AWS_ACCOUNTS", OWN + "," + OTHER + ",333333333333");

    assertThat(sample.onboard().out())
        .contains("! 333333333333  registered, and not in the organisation");
  }

  @Test
  void eachHoleHasItsFix() {
    sample
        .aws()
        .on("cloudtrail:DescribeTrails", request -> AwsAnswer.success("{\"trailList\":[]}"));
    sample
        .aws()
        .on(
            "config:DescribeConfigurationRecorders",
            request -> AwsAnswer.success("{\"ConfigurationRecorders\":[]}"));
    sample.aws().on("guardduty:GET /detector", r -> AwsAnswer.success("{\"detectorIds\":[]}"));
    sample
        .aws()
        .on(
            "macie2:GET /macie",
            request -> new AwsAnswer.Failure(403, "AccessDeniedException", "Macie is not enabled"));

    CommandRun run = sample.onboard();

    assertThat(run.out().lines().filter(line -> line.matches("\\d{12}  eu-.*")))
        .hasSize(4)
        .allMatch(line -> line.matches("\\d{12}  eu-\\S+ +✗ +✗ +✗ +✗ +✗ +✗"));
    assertThat(run.out())
        .contains(
            "aws cloudtrail create-trail",
            "aws configservice put-configuration-recorder",
            "aws guardduty create-detector",
            "aws macie2 enable-macie",
            "1.00 USD a million");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void whatIsCoveredInPartIsToldWithWhatLacks() {
    sample.trail(false);
    sample.selectors("[]", "AWS::S3::Object");
    sample
        .aws()
        .on(
            "guardduty:GET /detector/{id}",
            request -> AwsAnswer.success("{\"status\":\"ENABLED\",\"serviceRole\":\"r\"}"));

    String out = sample.onboard("--data-events-per-month", "50000000").out();

    assertThat(out)
        .contains(
            "organisation trail organisation, without log file validation",
            "S3 objects: all, DynamoDB items: none",
            "on, without S3 protection",
            "50,000,000 a month: 50.00 USD a month",
            "--enable-log-file-validation");
  }

  @Test
  void selectorsOfSomeBucketsAreNotAll() {
    sample.selectors(
        """
        [{"ReadWriteType":"All","DataResources":[{"Type":"AWS::S3::Object",\
        "Values":["arn:aws:s3:::patients/"]},{"Type":"AWS::DynamoDB::Table",\
        "Values":["arn:aws:dynamodb"]}]}]""");

    assertThat(sample.onboard().out()).contains("S3 objects: some, DynamoDB items: all");
  }

  @Test
  void aQueueThatTheTopicMayNotWriteToIsAHole() {
    sample.aws().on("sqs:GetQueueAttributes", request -> AwsAnswer.success("{\"Attributes\":{}}"));

    assertThat(sample.onboard().out())
        .contains(
            "queue: no queue lets the trail's topic write",
            "TrailTopicArn=arn:aws:sns:eu-west-1:111111111111:trail");
  }

  @Test
  void aTrailThatStoppedIsAHole() {
    sample.aws().on("cloudtrail:GetTrailStatus", r -> AwsAnswer.success("{\"IsLogging\":false}"));

    assertThat(sample.onboard().out())
        .contains(
            "trail: organisation trail organisation is stopped",
            "aws cloudtrail start-logging --name"
                + " arn:aws:cloudtrail:eu-west-1:111111111111:trail/organisation");
  }

  @Test
  void whereNothingIsPermittedEveryPermissionIsNamed() {
    sample.denyAll();

    CommandRun run = sample.onboard();

    assertThat(run.out().lines().filter(line -> line.matches("\\d{12}  eu-.*")))
        .allMatch(line -> line.matches("\\d{12}  eu-\\S+ +\\? +\\? +\\? +\\? +\\? +\\?"));
    assertThat(run.out())
        .contains(
            "organizations:ListAccounts is not permitted",
            "Allow cloudtrail:DescribeTrails: reader-role.yaml",
            "Allow guardduty:ListDetectors",
            "Allow macie2:GetMacieSession");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void aRoleThatCannotBeAssumedIsSaidSo() {
    sample.aws().on("sts:AssumeRole", request -> Fault.DENIED);

    assertThat(sample.onboard().out())
        .contains("the role cannot be assumed", "Deploy reader-role.yaml")
        .doesNotContain("is not permitted");
  }

  @Test
  void expiredCredentialsAreASentence() {
    sample.aws().expire(KEY);

    CommandRun run = sample.onboard();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .hasLineCount(1)
        .contains("AWS cannot be asked: the credentials have expired", "Sign in again");
  }

  @Test
  void namesOfOthersCannotMoveTheCursor() {
    sample
        .aws()
        .on(
            "organizations:ListAccounts",
            request ->
                AwsAnswer.success(
                    "{\"Accounts\":[{\"Id\":\"444444444444\",\"Name\":\"a\\u001b[2Jb\","
                        + "\"Status\":\"ACTIVE\"}]}"));

    assertThat(sample.onboard().out()).contains("a [2Jb").doesNotContain("\u001b");
  }

  @Test
  void theTemplatesAreWrittenWithoutAskingAnybody() throws IOException {
    Path target = folder.resolve("templates");

    CommandRun run = sample.onboard("--templates", target.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(sample.aws().requests()).isEmpty();
    for (String name :
        new String[] {"collector.yaml", "reader-role.yaml", "collector-policy.json"}) {
      assertThat(target.resolve(name))
          .hasSameTextualContentAs(
              Path.of(System.getProperty("dijkwacht.root"), "docs", "aws", name));
    }
    CommandRun again = sample.onboard("--templates", target.toString());
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("exists and is not overwritten");
    assertThat(target.toFile().list()).hasSize(3);
  }

  @Test
  void jsonTellsEachAspectOfEachCell() {
    sample.aws().on("guardduty:GET /detector", r -> AwsAnswer.success("{\"detectorIds\":[]}"));

    JsonText json =
        JsonText.of(sample.onboard("--json", "--data-events-per-month", "250001").out());

    assertThat(json.text("complete")).isEqualTo("false");
    assertThat(json.items("coverage")).hasSize(4);
    JsonText guardDuty = json.items("coverage").get(0).at("guardduty");
    assertThat(guardDuty.text("state")).isEqualTo("bad");
    assertThat(guardDuty.items("commands")).hasSize(1);
    assertThat(json.at("dataEventCost").text("perMonth")).isEqualTo("0.25");
  }

  @Test
  void aServiceThatDoesNotAnswerHoldsNothingUp() {
    sample.limit(Duration.ofSeconds(3));
    sample
        .aws()
        .on(
            "macie2:GET /macie",
            request -> new AwsAnswer.Late(Duration.ofDays(1), AwsAnswer.success("{}")));
    long began = System.nanoTime();

    CommandRun run = sample.onboard();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(25));
    assertThat(run.out()).contains("macie: no answer within 3 s");
  }

  private static String role(String account) {
    return "arn:aws:iam::" + account + ":role/dijkwacht-reader";
  }
}
