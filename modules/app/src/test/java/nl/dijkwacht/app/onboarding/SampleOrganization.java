package nl.dijkwacht.app.onboarding;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.commands.DoctorCommand;
import nl.dijkwacht.app.commands.OnboardCommand;
import nl.dijkwacht.app.inquiry.Inquiry;
import nl.dijkwacht.app.terminal.CapturedTerminal;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsSettings;
import nl.dijkwacht.testkit.aws.protocol.AwsAnswer;
import nl.dijkwacht.testkit.aws.protocol.AwsProtocolServer;
import nl.dijkwacht.testkit.aws.protocol.Fault;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** An organisation in which everything is set up, until a test says otherwise. */
public final class SampleOrganization implements AutoCloseable {

  public static final String OWN = "111111111111";
  public static final String OTHER = "222222222222";
  public static final String KEY = "AKIATEST";

  private static final AwsCredentialsProvider GOOD =
      StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, "secret"));

  private static final List<String> SERVICES =
      List.of("sts", "sqs", "s3", "cloudtrail", "config", "guardduty", "macie2", "organizations");

  private static final List<String> OPERATIONS =
      List.of(
          "organizations:ListAccounts",
          "sqs:GetQueueAttributes",
          "s3:GET /logs",
          "s3:GET /logs/AWSLogs/o.gz",
          "cloudtrail:DescribeTrails",
          "cloudtrail:GetTrailStatus",
          "cloudtrail:GetEventSelectors",
          "cloudtrail:LookupEvents",
          "config:DescribeConfigurationRecorders",
          "config:DescribeConfigurationRecorderStatus",
          "guardduty:GET /detector",
          "guardduty:GET /detector/{id}",
          "macie2:GET /macie");

  private final AwsProtocolServer aws = AwsProtocolServer.start();
  private final Map<String, String> environment = new HashMap<>();
  private Duration limit = Inquiry.USUAL_LIMIT;

  public SampleOrganization(Path data) {
    environment.putAll(Settings.embedded(data));
    environment.put("DIJKWACHT_AWS_REGION", "eu-west-1");
    environment.put("DIJKWACHT_AWS_REGIONS", "eu-west-1,eu-central-1");
    environment.put("DIJKWACHT_AWS_ACCOUNTS", OWN + "," + OTHER);
    environment.put("DIJKWACHT_AWS_ROLE_NAME", "dijkwacht-reader");
    environment.put(
        "DIJKWACHT_COLLECT_SQS_QUEUES", aws.endpoint() + "/111111111111/dijkwacht-queue");
    SERVICES.forEach(
        service ->
            environment.put(
                "DIJKWACHT_AWS_ENDPOINTS_" + service.toUpperCase(Locale.ROOT),
                aws.endpoint().toString()));
    aws.on(
        "organizations:ListAccounts",
        request ->
            AwsAnswer.success(
                """
                {"Accounts":[{"Id":"111111111111","Name":"security","Status":"ACTIVE"},\
                {"Id":"222222222222","Name":"patients","Status":"ACTIVE"},\
                {"Id":"999999999999","Name":"closed","Status":"SUSPENDED"}]}"""));
    aws.on(
        "sqs:GetQueueAttributes",
        request ->
            AwsAnswer.success(
                """
                {"Attributes":{"VisibilityTimeout":"300","ApproximateNumberOfMessages":"12",\
                "ApproximateNumberOfMessagesNotVisible":"3","RedrivePolicy":"{}",\
                "Policy":"{\\"a\\":\\"arn:aws:sns:eu-west-1:111111111111:trail\\"}"}}"""));
    aws.on(
        "s3:GET /logs",
        request ->
            AwsAnswer.success(
                "<ListBucketResult><Name>logs</Name><KeyCount>1</KeyCount>"
                    + "<Contents><Key>AWSLogs/o.gz</Key><Size>9</Size></Contents>"
                    + "</ListBucketResult>"));
    aws.on("s3:GET /logs/AWSLogs/o.gz", request -> AwsAnswer.success("x"));
    trail(true);
    selectors("[]", "AWS::S3::Object", "AWS::DynamoDB::Table");
    aws.on("cloudtrail:GetTrailStatus", request -> AwsAnswer.success("{\"IsLogging\":true}"));
    aws.on("cloudtrail:LookupEvents", request -> AwsAnswer.success("{\"Events\":[]}"));
    aws.on(
        "config:DescribeConfigurationRecorders",
        request ->
            AwsAnswer.success(
                """
                {"ConfigurationRecorders":[{"name":"default","recordingGroup":\
                {"allSupported":true,"includeGlobalResourceTypes":%s}}]}"""
                    .formatted(request.region().equals("eu-west-1"))));
    aws.on(
        "config:DescribeConfigurationRecorderStatus",
        request ->
            AwsAnswer.success(
                "{\"ConfigurationRecordersStatus\":[{\"name\":\"default\",\"recording\":true}]}"));
    aws.on("guardduty:GET /detector", request -> AwsAnswer.success("{\"detectorIds\":[\"d1\"]}"));
    aws.on(
        "guardduty:GET /detector/{id}",
        request ->
            AwsAnswer.success(
                """
                {"status":"ENABLED","serviceRole":"r","features":\
                [{"name":"S3_DATA_EVENTS","status":"ENABLED"}]}"""));
    aws.on("macie2:GET /macie", request -> AwsAnswer.success("{\"status\":\"ENABLED\"}"));
  }

  public AwsProtocolServer aws() {
    return aws;
  }

  public void set(String variable, String value) {
    environment.put(variable, value);
  }

  /** How long the commands wait for each answer from now on. */
  public void limit(Duration each) {
    limit = each;
  }

  public void unset(String variable) {
    environment.remove(variable);
  }

  /** The trail of the organisation. */
  public void trail(boolean validated) {
    aws.on(
        "cloudtrail:DescribeTrails",
        request ->
            AwsAnswer.success(
                """
                {"trailList":[{"Name":"organisation","S3BucketName":"logs",\
                "SnsTopicARN":"arn:aws:sns:eu-west-1:111111111111:trail",\
                "IsMultiRegionTrail":true,"HomeRegion":"eu-west-1","LogFileValidationEnabled":%s,\
                "TrailARN":"arn:aws:cloudtrail:eu-west-1:111111111111:trail/organisation",\
                "IsOrganizationTrail":true}]}"""
                    .formatted(validated)));
  }

  /** That the trail records data events of these types, of all resources. */
  public void selectors(String basic, String... types) {
    String advanced =
        String.join(
            ",",
            List.of(types).stream()
                .map(
                    type ->
                        """
                        {"Name":"%1$s","FieldSelectors":[{"Field":"eventCategory",\
                        "Equals":["Data"]},{"Field":"resources.type","Equals":["%1$s"]}]}"""
                            .formatted(type))
                .toList());
    aws.on(
        "cloudtrail:GetEventSelectors",
        request ->
            AwsAnswer.success(
                "{\"EventSelectors\":%s,\"AdvancedEventSelectors\":[%s]}"
                    .formatted(basic, advanced)));
  }

  /** From now on nothing is permitted but to ask who one is. */
  public void denyAll() {
    OPERATIONS.forEach(operation -> aws.on(operation, request -> Fault.DENIED));
  }

  public CommandRun doctor(String... options) {
    return doctor(GOOD, Clock.systemUTC(), options);
  }

  public CommandRun doctor(Clock clock) {
    return doctor(GOOD, clock);
  }

  public CommandRun doctor(AwsCredentialsProvider credentials) {
    return doctor(credentials, Clock.systemUTC());
  }

  private CommandRun doctor(AwsCredentialsProvider credentials, Clock clock, String... options) {
    return run(
        terminal ->
            new DoctorCommand(terminal.terminal(), clock, environment, access(credentials), limit),
        options);
  }

  public CommandRun onboard(String... options) {
    return run(
        terminal -> new OnboardCommand(terminal.terminal(), environment, access(GOOD), limit),
        options);
  }

  private static Function<AwsSettings, AwsAccess> access(AwsCredentialsProvider credentials) {
    return settings -> new AwsAccess(settings, credentials);
  }

  private static CommandRun run(Function<CapturedTerminal, Object> command, String... options) {
    CapturedTerminal captured = CapturedTerminal.redirected();
    int exitCode =
        new CommandLine(command.apply(captured))
            .setExecutionExceptionHandler(
                (failure, line, parsed) -> {
                  captured.terminal().complaint(String.valueOf(failure.getMessage()));
                  return 1;
                })
            .execute(options);
    return new CommandRun(exitCode, captured.out(), captured.err());
  }

  @Override
  public void close() {
    aws.close();
  }
}
