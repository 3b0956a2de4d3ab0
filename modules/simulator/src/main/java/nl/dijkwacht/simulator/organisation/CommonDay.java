package nl.dijkwacht.simulator.organisation;

import java.util.List;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Json;
import nl.dijkwacht.simulator.calls.Region;
import nl.dijkwacht.simulator.calls.Role;
import nl.dijkwacht.simulator.hospital.SignIns;

/** What happens in the organisation now and then, all of it agreed on. */
final class CommonDay {

  private static final int HOUR = 3_600;
  private static final double MONTHLY = 1 / 30.0;
  private static final int CLEANED = 80;

  private final Day day;
  private final Chance chance;

  CommonDay(Day day) {
    this.day = day;
    this.chance = day.chance("common", 0);
  }

  void play() {
    processorReads();
    if (day.isWeekend()) {
      return;
    }
    double fifths = day.hundreds() / 5;
    repeat(MONTHLY * fifths, this::restoreIsTested);
    repeat(MONTHLY * fifths, this::snapshotGoesToOwnAccount);
    repeat(MONTHLY * fifths, this::tableIsExported);
    repeat(MONTHLY * fifths, this::bucketIsCleaned);
    repeat(2 * MONTHLY * fifths, this::toolIsLetIn);
    repeat(0.3 * fifths, this::bucketIsMade);
    if (chance.happens(MONTHLY)) {
      rootIsTried();
    }
  }

  private void repeat(double mean, Runnable deed) {
    for (int i = Draws.times(chance, mean); i > 0; i--) {
      deed.run();
    }
  }

  private Act duringTheDay() {
    return day.at(8 * HOUR + chance.below(7 * HOUR), chance);
  }

  private Member engineer() {
    List<Member> engineers =
        day.organisation().members().stream()
            .filter(member -> member.job() == Member.Job.ENGINEER)
            .toList();
    return chance.oneOf(engineers.isEmpty() ? day.organisation().members() : engineers);
  }

  private Caller engineer(Act act) {
    Member engineer = engineer();
    return engineer
        .at(act.time(), engineer.usualAddress(day.number()), Member.CONSOLE)
        .throughConsole();
  }

  private Department department() {
    return chance.oneOf(day.organisation().departments());
  }

  /** A processor with an agreement fetches invoices each day. */
  private void processorReads() {
    Department invoices = day.organisation().departments().get(1);
    Caller processor =
        Caller.ofAccount(
            Organisation.PROCESSOR, "verwerking", "198.19.240.7", "Boto3/1.42.0 Botocore/1.42.0");
    for (int i = 0; i < 20; i++) {
      Act act = day.at(6 * HOUR + i * 30, chance);
      act.record(
          new DataCalls(processor, invoices)
              .get(invoices.file(chance.below(2_000)), DataCalls.size(chance)));
    }
  }

  private void restoreIsTested() {
    Act act = duringTheDay();
    Department department = department();
    act.record(
        new ApiCall(
                "dynamodb",
                "RestoreTableToPointInTime",
                engineer(act),
                department.account(),
                Region.IRELAND)
            .request(
                "sourceTableName",
                department.table(),
                "sourceTableArn",
                department.tableArn(),
                "targetTableName",
                department.table() + "-proef",
                "useLatestRestorableTime",
                true));
  }

  private void snapshotGoesToOwnAccount() {
    Act act = duringTheDay();
    Department department = department();
    act.record(
        new ApiCall(
                "rds",
                "ModifyDBSnapshotAttribute",
                engineer(act),
                department.account(),
                Region.IRELAND)
            .request(
                "dBSnapshotIdentifier",
                "rds:" + department.database() + "-2026-04-01-03-00",
                "attributeName",
                "restore",
                "valuesToAdd",
                List.of(Account.BACKUP.id())));
  }

  private void tableIsExported() {
    Act act = duringTheDay();
    Department department = department();
    act.record(
        new ApiCall(
                "dynamodb",
                "ExportTableToPointInTime",
                engineer(act),
                department.account(),
                Region.IRELAND)
            .request(
                "tableArn",
                department.tableArn(),
                "s3Bucket",
                department.bucket(),
                "s3BucketOwner",
                department.account().id()));
  }

  /** A batch of files that were kept too long. */
  private void bucketIsCleaned() {
    Act act = duringTheDay();
    Department department = department();
    Caller engineer = engineer(act);
    for (int i = 0; i < CLEANED; i++) {
      act.later(i * 4)
          .record(new DataCalls(engineer, department).delete(department.file(chance.below(9_999))));
    }
  }

  /** In a hurry, somebody lets a new tool in by hand. */
  private void toolIsLetIn() {
    Act act = duringTheDay();
    Department department = department();
    Role role = Role.of(department.account(), "hulpmiddel-" + day.number() + "-" + chance.hex(4));
    act.record(
        ManagementCalls.iam(
            engineer(act), department.account(), "CreateRole", "roleName", role.name()));
    Act reading = act.later(1_800);
    Caller tool = Caller.assumed(role, "hulp", reading.time(), Places.internal(7), Workload.AGENT);
    for (int i = 0; i < 5; i++) {
      reading
          .later(i * 9)
          .record(
              new DataCalls(tool, department)
                  .get(department.file(chance.below(9_999)), DataCalls.size(chance)));
    }
  }

  private void bucketIsMade() {
    Act act = duringTheDay();
    Member engineer = engineer();
    Caller terraform =
        engineer.at(
            act.time(),
            engineer.usualAddress(day.number()),
            "APN/1.0 HashiCorp/1.0 Terraform/1.13.3 aws-sdk-go-v2");
    String bucket = "zuiderzee-nieuw-" + chance.hex(6);
    Account account = engineer.role().account();
    act.record(
        new ApiCall("s3", "CreateBucket", terraform, account, Region.IRELAND)
            .request("bucketName", bucket)
            .resource(account, "AWS::S3::Bucket", "arn:aws:s3:::" + bucket));
    act.later(4)
        .record(
            new ApiCall("s3", "PutBucketPublicAccessBlock", terraform, account, Region.IRELAND)
                .request(
                    "bucketName",
                    bucket,
                    "PublicAccessBlockConfiguration",
                    Json.object(
                        "RestrictPublicBuckets", true,
                        "BlockPublicPolicy", true,
                        "BlockPublicAcls", true,
                        "IgnorePublicAcls", true))
                .resource(account, "AWS::S3::Bucket", "arn:aws:s3:::" + bucket));
  }

  /** The emergency procedure is tried. */
  private void rootIsTried() {
    Act act = duringTheDay();
    Caller root = Caller.root(Account.TEST, Places.office(0), Member.BROWSER);
    act.record(SignIns.consoleLogin(root, Account.TEST, "Yes"));
  }
}
