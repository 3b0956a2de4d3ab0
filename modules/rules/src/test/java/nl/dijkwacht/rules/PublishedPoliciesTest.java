package nl.dijkwacht.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import nl.dijkwacht.controls.Judgement;
import nl.dijkwacht.core.verdict.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Judges the examples of policies that others published by the control that asks the same. Where
 * the two differ, it is said why.
 */
@Tag("corpora")
@EnabledIf("corporaPresent")
class PublishedPoliciesTest {

  private static final Path EXAMPLES =
      Path.of(System.getProperty("dijkwacht.corpora", "corpora"))
          .resolve("rule-tests/panther_policy_tests.jsonl.gz");

  /** The control that asks the same as a policy, and the type of resource that it judges. */
  private record Same(String control, String type) {}

  private static final Map<String, Same> SAME =
      Map.ofEntries(
          same("AWS.ACM.Certificate.Valid", "acm-certificate-in-time", "ACM::Certificate"),
          same("AWS.CloudTrail.CloudWatchLogs", "cloudtrail-logs-integration", "CloudTrail::Trail"),
          same(
              "AWS.CloudTrail.LogValidation",
              "cloudtrail-log-file-validation",
              "CloudTrail::Trail"),
          same("AWS.CloudWatchLogs.Encrypted", "logs-group-kms-encryption", "Logs::LogGroup"),
          same(
              "AWS.Config.RecordingEnabled",
              "config-recorder-recording",
              "Config::ConfigurationRecorder"),
          same("AWS.DynamoDB.TableTTLEnabled", "dynamodb-table-time-to-live", "DynamoDB::Table"),
          same("AWS.EC2.CDEVolumeEncrypted", "ebs-volume-encrypted", "EC2::Volume"),
          same("AWS.EC2.Volume.Encryption", "ebs-volume-encrypted", "EC2::Volume"),
          same(
              "AWS.ELBV2.LoadBalancer.HasSSLPolicy",
              "elb-listener-tls-policy",
              "ElasticLoadBalancingV2::Listener"),
          same("AWS.IAM.Policy.AdministrativePrivileges", "iam-no-full-rights", "IAM::Policy"),
          same("AWS.IAM.Policy.AssignedToUser", "iam-user-rights-by-group", "IAM::User"),
          same("AWS.IAM.Resource.DoesNotHaveInlinePolicy", "iam-user-rights-by-group", "IAM::User"),
          same("AWS.IAM.Role.ExternalPermission", "iam-role-accounts-known", "IAM::Role"),
          same(
              "AWS.NetworkACL.RestrictsInboundTraffic",
              "vpc-network-acl-administration-closed",
              "EC2::NetworkAcl"),
          same(
              "AWS.RDS.Instance.AutoMinorVersionUpgradeEnabled",
              "rds-minor-upgrades",
              "RDS::DBInstance"),
          same("AWS.RDS.Instance.Encryption", "rds-instance-encrypted", "RDS::DBInstance"),
          same(
              "AWS.Redshift.Cluster.Encryption", "redshift-cluster-encrypted", "Redshift::Cluster"),
          same(
              "AWS.Redshift.Cluster.SnapshotRetentionAcceptable",
              "redshift-cluster-snapshots-kept",
              "Redshift::Cluster"),
          same("AWS.S3.Bucket.LifecycleConfiguration", "s3-bucket-retention", "S3::Bucket"),
          same("AWS.S3.Bucket.SecureAccess", "s3-bucket-tls-only", "S3::Bucket"),
          same("AWS.S3.Bucket.Versioning", "s3-bucket-versioning", "S3::Bucket"));

  /** Why an example is judged otherwise here, by policy and example. */
  private static final Map<String, String> OTHERWISE =
      Map.ofEntries(
          Map.entry(
              "AWS.ACM.Certificate.Valid / Certificate has been issued",
              "it ended in the year 2000, which is not looked at there"),
          Map.entry(
              "AWS.CloudTrail.CloudWatchLogs / CloudTrail Set But Logs Delivered Too Long Ago",
              "that logs arrive is asked by cloudtrail-delivering, of the bucket"),
          Map.entry(
              "AWS.CloudTrail.CloudWatchLogs / CloudTrail Set But No Logs Delivered",
              "that logs arrive is asked by cloudtrail-delivering, of the bucket"),
          Map.entry(
              "AWS.CloudTrail.LogValidation / Log File Validation Not Set",
              "what is not told is unknown, never a violation"),
          Map.entry(
              "AWS.ELBV2.LoadBalancer.HasSSLPolicy / LB Using SSL Policy",
              "any policy will do there; this one takes TLS 1.0"),
          Map.entry(
              "AWS.NetworkACL.RestrictsInboundTraffic / Network ACL Does Not Restrict Inbound Traffic",
              "lists that let everything in are left to the security groups behind them"),
          Map.entry(
              "AWS.RDS.Instance.Encryption / KMS Key Does Not Exist",
              "RDS does not encrypt without a key, so the state cannot be"),
          Map.entry(
              "AWS.Redshift.Cluster.SnapshotRetentionAcceptable / Sufficient Backup Retention Period",
              "fewer days are enough there than for personal data"),
          Map.entry(
              "AWS.S3.Bucket.LifecycleConfiguration / Bucket Has Insufficient Lifecycle Configuration",
              "data that goes too early is there a violation; here data that stays"),
          Map.entry(
              "AWS.S3.Bucket.SecureAccess / Bucket Uses Explicit Deny",
              "its Deny covers two calls, and the others stay open without TLS"));

  static boolean corporaPresent() {
    return Files.isRegularFile(EXAMPLES);
  }

  @Test
  void publishedExamplesAreJudgedAsTheirAuthorsExpectUnlessThereIsAReason() throws IOException {
    int tried = 0;
    Map<String, String> different = new TreeMap<>();
    for (Map<String, Object> example : examples()) {
      Same same = SAME.get(text(example, "policy_id"));
      if (same != null) {
        tried++;
        Verdict.Result result = judge(example, same);
        boolean expected = Boolean.TRUE.equals(example.get("expected"));
        if (!agrees(result, expected)) {
          different.put(
              text(example, "policy_id") + " / " + text(example, "test_name"),
              "expected %s, got %s".formatted(expected ? "compliance" : "a violation", result));
        }
      }
    }
    System.out.printf(
        "Published policies: %d of %d examples judged alike%n", tried - different.size(), tried);
    different.forEach(
        (name, how) ->
            System.out.printf("  %s: %s; %s%n", name, how, OTHERWISE.getOrDefault(name, "WHY?")));
    assertThat(tried).isEqualTo(63);
    assertThat(different.keySet()).containsExactlyInAnyOrderElementsOf(OTHERWISE.keySet());
  }

  private static boolean agrees(Verdict.Result result, boolean compliant) {
    return switch (result) {
      case PASS, NOT_APPLICABLE -> compliant;
      case FAIL -> !compliant;
      case UNKNOWN -> false;
    };
  }

  @SuppressWarnings("unchecked") // JSON's objects have strings for keys
  private static Verdict.Result judge(Map<String, Object> example, Same same) {
    Map<String, Object> resource =
        (Map<String, Object>) example.getOrDefault("resource", new LinkedHashMap<>());
    Optional<Judgement> judgement =
        CompiledControls.ALL.judge(new PublishedResource(resource).judged(same.type())).stream()
            .filter(each -> each.control().id().equals(same.control()))
            .findFirst();
    assertThat(judgement).as(same.control()).isPresent();
    return judgement.orElseThrow().result();
  }

  private static List<Map<String, Object>> examples() throws IOException {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(EXAMPLES)), StandardCharsets.UTF_8))) {
      return lines.lines().map(PublishedPoliciesTest::example).toList();
    }
  }

  /** JSON is YAML. */
  private static Map<String, Object> example(String json) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(json);
  }

  private static String text(Map<String, Object> example, String key) {
    return String.valueOf(example.get(key));
  }

  private static Map.Entry<String, Same> same(String policy, String control, String type) {
    return Map.entry(policy, new Same(control, "AWS::" + type));
  }
}
