package nl.dijkwacht.core.access;

import static java.util.Map.entry;

import java.util.Map;
import nl.dijkwacht.core.resource.ResourceIdentity;

/**
 * Which callers of AWS do what the customer set up, and which are AWS itself. A service that is not
 * named here counts as AWS itself: access by the provider shall never hide among services.
 */
final class AwsParties {

  private static final String DOMAIN = ".amazonaws.com";
  private static final String SERVICES_ROLE = ":role/aws-service-role/";

  /**
   * Services that touch customers' data in normal operation, without their domain, and for what.
   */
  private static final Map<String, String> FOR_CUSTOMERS =
      Map.ofEntries(
          entry("access-analyzer", "looks for what policies allow to others"),
          entry("appflow", "moves data between applications as it was set up"),
          entry("athena", "runs queries"),
          entry("autoscaling", "starts instances"),
          entry("backup", "makes and restores copies"),
          entry("bedrock", "works on data that it was given"),
          entry("cloudformation", "deploys what is written down"),
          entry("cloudfront", "fetches what it serves"),
          entry("cloudtrail", "delivers the logs of trails"),
          entry("cloudwatch", "delivers metrics and alarms"),
          entry("config", "delivers items and snapshots"),
          entry("cur", "delivers cost reports"),
          entry("datasync", "moves files"),
          entry("delivery.logs", "delivers logs of other services"),
          entry("dlm", "makes snapshots by a schedule"),
          entry("dms", "migrates databases"),
          entry("dynamodb", "exports, streams and expires items"),
          entry("ec2", "starts instances on encrypted volumes"),
          entry("ecs", "starts tasks with their secrets"),
          entry("ecs-tasks", "starts tasks with their secrets"),
          entry("eks", "runs clusters"),
          entry("elasticfilesystem", "replicates file systems"),
          entry("elasticloadbalancing", "delivers access logs"),
          entry("elasticmapreduce", "runs clusters"),
          entry("es", "keeps indexes and their snapshots"),
          entry("events", "delivers events to their targets"),
          entry("export.rds", "exports snapshots"),
          entry("firehose", "delivers streams"),
          entry("fsx", "keeps file systems and their backups"),
          entry("glue", "runs crawlers and jobs"),
          entry("guardduty", "looks for threats"),
          entry("inspector2", "looks for weaknesses"),
          entry("kinesis", "keeps streams"),
          entry("lakeformation", "gives access to tables"),
          entry("lambda", "fetches what functions are called for"),
          entry("logdelivery.elasticloadbalancing", "delivers access logs"),
          entry("logging.s3", "delivers access logs"),
          entry("logs", "keeps and delivers logs"),
          entry("macie", "looks for personal data"),
          entry("macie2", "looks for personal data"),
          entry("malware-protection.guardduty", "looks for malware in copies of volumes"),
          entry("malware-protection-plan.guardduty", "looks for malware in new objects"),
          entry("opensearchservice", "keeps indexes and their snapshots"),
          entry("pipes", "moves events"),
          entry("quicksight", "shows data"),
          entry("rds", "makes snapshots and replicas"),
          entry("redshift", "loads, unloads and backs up"),
          entry("replication.dynamodb", "replicates global tables"),
          entry("replicator.lambda", "replicates functions"),
          entry("rolesanywhere", "opens sessions of workloads elsewhere"),
          entry("s3", "replicates, expires and inventories objects"),
          entry("batchoperations.s3", "works off jobs on many objects"),
          entry("sagemaker", "trains and serves models"),
          entry("scheduler", "calls what it was told to"),
          entry("secretsmanager", "rotates and replicates secrets"),
          entry("securityhub", "collects findings"),
          entry("ses", "delivers mail"),
          entry("sns", "delivers messages"),
          entry("sqs", "keeps messages"),
          entry("ssm", "runs what was written down"),
          entry("states", "runs workflows"),
          entry("storage-lens.s3", "reports on the use of storage"),
          entry("storagegateway", "keeps files"),
          entry("transfer", "serves files"),
          entry("vpc-flow-logs", "delivers flow logs"));

  /** Services through whose roles people at AWS work in the customer's account, and when. */
  private static final Map<String, String> PROVIDERS =
      Map.of(
          "support", "people of AWS Support look at what a case is about",
          "triage.security-ir", "people of AWS look into findings of GuardDuty and Security Hub");

  private AwsParties() {}

  /**
   * Whether a service, by its DNS name, touches data because the customer set it up.
   *
   * @param name such as {@code backup.amazonaws.com}; also with a Region in it, as in {@code
   *     logs.eu-west-1.amazonaws.com}
   */
  static boolean worksForCustomers(String name) {
    int end = name.indexOf(DOMAIN);
    if (end < 0) {
      return false;
    }
    String service = name.substring(0, end);
    int dot = service.lastIndexOf('.');
    return FOR_CUSTOMERS.containsKey(service)
        || (dot > 0
            && ResourceIdentity.isRegion(service.substring(dot + 1))
            && FOR_CUSTOMERS.containsKey(service.substring(0, dot)));
  }

  /** Whether a principal is a role that a service made for its own work. */
  static boolean isServicesRole(String principal) {
    return principal.contains(SERVICES_ROLE);
  }

  /** Whether a principal is a role that people at AWS work in. */
  static boolean isProvidersRole(String principal) {
    int start = principal.indexOf(SERVICES_ROLE);
    int end = start < 0 ? -1 : principal.indexOf(DOMAIN, start);
    return end >= 0
        && PROVIDERS.containsKey(principal.substring(start + SERVICES_ROLE.length(), end));
  }
}
