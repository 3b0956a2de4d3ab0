package nl.dijkwacht.simulator.hospital;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Json;
import nl.dijkwacht.simulator.calls.Region;
import nl.dijkwacht.simulator.calls.Role;
import nl.dijkwacht.simulator.delivery.DeliveryFile;

/** What AWS services do in their own name, around the clock. */
final class CloudServices {
  private static final List<Account> ACCOUNTS = List.of(Account.values());
  private static final DateTimeFormatter EXPIRATION =
      DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);
  private static final int TOKEN_LETTERS = 620;
  private static final List<String> COMPUTE =
      List.of("ecs-tasks.amazonaws.com", "lambda.amazonaws.com", "ec2.amazonaws.com");
  private static final List<String> COMPUTE_ROLES =
      List.of("epd-applicatie", "afspraken-herinnering", "zorgdomein-koppeling");

  private CloudServices() {}

  static List<Habit> habits() {
    return List.of(
        Habit.of(10, Rhythm.ALWAYS, CloudServices::trailDeliversLogs),
        Habit.of(9, Rhythm.ALWAYS, CloudServices::trailChecksBucket),
        Habit.of(2, Rhythm.ALWAYS, CloudServices::serviceAssumesRole),
        Habit.of(2, Rhythm.ALWAYS, CloudServices::functionOpensLogStream),
        Habit.of(26, Rhythm.CARE, CloudServices::functionRuns),
        Habit.of(0.05, Rhythm.ALWAYS, CloudServices::keyRotates));
  }

  private static void trailDeliversLogs(Act act) {
    Chance chance = act.chance();
    Account account = chance.oneOf(ACCOUNTS);
    Caller trail = Caller.service("cloudtrail.amazonaws.com");
    String shared = chance.uuid();
    String key = DeliveryFile.key(account, Region.IRELAND, act.time(), chance.base32(16));
    act.record(
        new ApiCall("kms", "GenerateDataKey", trail, Account.LOG_ARCHIVE, Region.IRELAND)
            .readOnly()
            .shared(chance.uuid())
            .request(
                "keySpec", "AES_256",
                "keyId", Keys.of(Bucket.TRAIL_LOGS),
                "encryptionContext",
                    Json.object(
                        "aws:cloudtrail:arn",
                            "arn:aws:cloudtrail:eu-west-1:" + account.id() + ":trail/organisatie",
                        "aws:s3:arn", Bucket.TRAIL_LOGS.arn() + "/" + key))
            .resource(Account.LOG_ARCHIVE, "AWS::KMS::Key", Keys.of(Bucket.TRAIL_LOGS)));
    act.record(new ObjectCall(trail, Bucket.TRAIL_LOGS, chance).put(key).shared(shared));
  }

  private static void trailChecksBucket(Act act) {
    act.record(
        new BucketCall(Caller.service("cloudtrail.amazonaws.com"), Bucket.TRAIL_LOGS, act.chance())
            .get("GetBucketAcl", "acl")
            .shared(act.chance().uuid()));
  }

  private static void serviceAssumesRole(Act act) {
    Chance chance = act.chance();
    String service = chance.oneOf(COMPUTE);
    Role role = Role.of(Account.PATIENT_FILES, chance.oneOf(COMPUTE_ROLES));
    String session = chance.hex(32);
    act.record(
        new ApiCall(
                "sts", "AssumeRole", Caller.service(service), Account.PATIENT_FILES, Region.IRELAND)
            .readOnly()
            .request("roleArn", role.arn(), "roleSessionName", session)
            .response(
                "credentials", credentials(act.time(), chance),
                "assumedRoleUser",
                    Json.object(
                        "assumedRoleId",
                        role.uniqueId() + ":" + session,
                        "arn",
                        role.sessionArn(session)))
            .resource(Account.PATIENT_FILES, "AWS::IAM::Role", role.arn())
            .shared(chance.uuid()));
  }

  /** CloudTrail does write the session token; without its secret key it opens nothing. */
  static Object credentials(Instant time, Chance chance) {
    return Json.object(
        "accessKeyId", "ASIA" + chance.base32(16),
        "sessionToken", "IQoJb3JpZ2luX2VjE" + chance.base64(TOKEN_LETTERS),
        "expiration", EXPIRATION.format(time.plusSeconds(3600)));
  }

  private static void functionRuns(Act act) {
    act.record(invoke(Account.PATIENT_FILES, "afspraken-herinnering"));
  }

  /** EventBridge starts a function. */
  static ApiCall invoke(Account account, String function) {
    String arn = functionArn(account, function);
    return new ApiCall(
            "lambda", "Invoke", Caller.service("events.amazonaws.com"), account, Region.IRELAND)
        .dataEvent()
        .request("functionName", arn, "invocationType", "Event")
        .additional(Json.object("functionVersion", arn + ":$LATEST"))
        .resource(account, "AWS::Lambda::Function", arn);
  }

  static String functionArn(Account account, String function) {
    return "arn:aws:lambda:" + Region.IRELAND + ":" + account.id() + ":function:" + function;
  }

  private static void functionOpensLogStream(Act act) {
    Chance chance = act.chance();
    String function = "afspraken-herinnering";
    Caller caller =
        Caller.assumed(
            Role.of(Account.PATIENT_FILES, function),
            function,
            act.time(),
            Networks.supplier(chance.below(20)),
            "awslambda-worker/1.0");
    act.record(
        new ApiCall("logs", "CreateLogStream", caller, Account.PATIENT_FILES, Region.IRELAND)
            .apiVersion("20140328")
            .request(
                "logGroupName", "/aws/lambda/" + function,
                "logStreamName",
                    act.time().toString().substring(0, 10).replace('-', '/')
                        + "/[$LATEST]"
                        + chance.hex(32)));
  }

  private static void keyRotates(Act act) {
    Bucket bucket = act.chance().oneOf(List.of(Bucket.values()));
    act.record(
        new ApiCall(
                "kms",
                "RotateKey",
                Caller.service("kms.amazonaws.com"),
                bucket.owner(),
                bucket.region())
            .type("AwsServiceEvent")
            .serviceDetails("keyId", Keys.of(bucket), "rotationType", "AUTOMATIC")
            .resource(bucket.owner(), "AWS::KMS::Key", Keys.of(bucket)));
  }
}
