package nl.dijkwacht.simulator.hospital;

import java.util.List;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Json;
import nl.dijkwacht.simulator.calls.Region;
import nl.dijkwacht.simulator.calls.Role;

/** Tools and people that look at the settings of everything and change nothing. */
final class Monitoring {
  private static final List<Account> ACCOUNTS = List.of(Account.values());
  private static final List<Bucket> BUCKETS = List.of(Bucket.values());
  private static final String AGENT =
      "Boto3/1.42.30 ua/2.1 os/linux#6.8.0 lang/python#3.13.11 waterland-bewaking/4.2";
  private static final String CONFIG = "config.amazonaws.com";

  /** A question that a tool asks of a service, with the parameter that it pages by. */
  private record Question(String service, String name, String parameter, Object value) {}

  private static final List<Question> QUESTIONS =
      List.of(
          new Question("ec2", "DescribeInstances", "maxResults", 100),
          new Question("ec2", "DescribeSecurityGroups", "maxResults", 200),
          new Question("ec2", "DescribeVolumes", "maxResults", 200),
          new Question("rds", "DescribeDBInstances", "maxRecords", 100),
          new Question("rds", "DescribeDBSnapshots", "maxRecords", 100),
          new Question("dynamodb", "ListTables", "limit", 100),
          new Question("monitoring", "DescribeAlarms", "maxRecords", 100),
          new Question("logs", "DescribeLogGroups", "limit", 50),
          new Question("cloudtrail", "GetTrailStatus", "name", "organisatie"),
          new Question("guardduty", "ListDetectors", "maxResults", 50),
          new Question("ecs", "DescribeClusters", "clusters", List.of("epd")),
          new Question("kms", "ListKeys", "limit", 100));

  private Monitoring() {}

  static List<Habit> habits() {
    return List.of(
        Habit.of(22, Rhythm.ALWAYS, Monitoring::toolAsks),
        Habit.of(3, Rhythm.ALWAYS, Monitoring::configLooksAtBucket),
        Habit.of(0.5, Rhythm.OFFICE, Monitoring::auditorLooksUpEvents),
        Habit.of(0.3, Rhythm.OFFICE, Monitoring::engineerIsRefused));
  }

  private static void toolAsks(Act act) {
    Chance chance = act.chance();
    Account account = chance.oneOf(ACCOUNTS);
    Question question = chance.oneOf(QUESTIONS);
    Caller tool =
        Caller.assumed(
            Role.of(account, "bewaking"), "bewaking", act.time(), Networks.supplier(40), AGENT);
    act.record(
        new ApiCall(
                question.service(),
                question.name(),
                tool,
                account,
                chance.happens(0.8) ? Region.IRELAND : Region.FRANKFURT)
            .readOnly()
            .request(question.parameter(), question.value()));
  }

  private static void configLooksAtBucket(Act act) {
    Chance chance = act.chance();
    Bucket bucket = chance.oneOf(BUCKETS);
    Role role = Role.serviceLinked(bucket.owner(), CONFIG, "AWSServiceRoleForConfig");
    Caller config =
        Caller.assumed(role, "AWSConfig-Describe", act.time(), CONFIG, "").invokedBy(CONFIG);
    BucketCall calls = new BucketCall(config, bucket, chance);
    act.record(calls.get("GetBucketPublicAccessBlock", "publicAccessBlock"));
    act.record(
        calls
            .get("GetBucketPolicy", "policy")
            .failed("NoSuchBucketPolicy", "The bucket policy does not exist"));
  }

  private static void auditorLooksUpEvents(Act act) {
    Caller auditor = act.chance().oneOf(Staff.AUDITORS).inBrowser(act.time()).throughConsole();
    act.record(
        new ApiCall("cloudtrail", "LookupEvents", auditor, Account.LOG_ARCHIVE, Region.IRELAND)
            .readOnly()
            .request(
                "lookupAttributes",
                List.of(Json.object("attributeKey", "ReadOnly", "attributeValue", "false")),
                "maxResults",
                50));
  }

  /** Not everyone may look at everything. */
  private static void engineerIsRefused(Act act) {
    Person engineer = act.chance().oneOf(Staff.ENGINEERS);
    Caller caller = engineer.onCommandLine(act.time());
    act.record(
        new ApiCall("organizations", "ListPolicies", caller, Account.MANAGEMENT, Region.GLOBAL)
            .readOnly()
            .failed(
                "AccessDenied",
                "User: "
                    + engineer.role().sessionArn(engineer.address())
                    + " is not authorized to perform: organizations:ListPolicies because no"
                    + " identity-based policy allows the organizations:ListPolicies action"));
  }
}
