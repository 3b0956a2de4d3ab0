package nl.dijkwacht.benchmarks.input;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import nl.dijkwacht.sigma.RuleFile;

/**
 * Rules as an organisation writes them about its own names: a call that happens all the time, and
 * something about it that does not. They match no record of the simulator.
 */
final class GeneratedRules {

  private static final List<String> CALLS =
      List.of(
          "s3.amazonaws.com GetObject", "s3.amazonaws.com PutObject",
          "s3.amazonaws.com ListObjects", "s3.amazonaws.com DeleteObject",
          "sts.amazonaws.com AssumeRole", "kms.amazonaws.com Decrypt",
          "kms.amazonaws.com GenerateDataKey", "ec2.amazonaws.com DescribeInstances",
          "ec2.amazonaws.com RunInstances", "iam.amazonaws.com CreateAccessKey",
          "iam.amazonaws.com ListRoles", "rds.amazonaws.com DescribeDBSnapshots",
          "signin.amazonaws.com ConsoleLogin", "logs.amazonaws.com CreateLogStream",
          "lambda.amazonaws.com Invoke", "secretsmanager.amazonaws.com GetSecretValue");

  private static final List<String> CONDITIONS =
      List.of(
          "userAgent|contains: 'tool-%d/'",
          "userIdentity.arn|endswith: '/nobody-%d'",
          "sourceIPAddress|cidr: '240.0.%d.0/24'",
          "requestParameters.bucketName|startswith: 'nowhere-%d-'",
          "userIdentity.userName|re: '^temp-%d-[a-z]+$'",
          "errorCode: 'Client.Nothing%d'",
          "awsRegion: 'nowhere-%d'");

  private GeneratedRules() {}

  /** The rule of a number; the same number gives the same rule. */
  static RuleFile of(int number) {
    String[] call = CALLS.get(number % CALLS.size()).split(" ");
    String condition = CONDITIONS.get(number / CALLS.size() % CONDITIONS.size());
    String text =
        """
        title: Generated rule %d
        id: %s
        status: test
        description: Measures what a rule costs.
        logsource:
          product: aws
          service: cloudtrail
        detection:
          selection:
            eventSource: %s
            eventName: %s
            %s
          condition: selection
        level: low
        """
            .formatted(
                number,
                new UUID(4L << 12, number),
                call[0],
                call[1],
                condition.formatted(number % 256));
    return new RuleFile("generated-" + number + ".yml", text.getBytes(StandardCharsets.UTF_8));
  }
}
