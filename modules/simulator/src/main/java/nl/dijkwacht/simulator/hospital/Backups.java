package nl.dijkwacht.simulator.hospital;

import java.util.List;
import java.util.function.Consumer;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.ApiCall;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Json;
import nl.dijkwacht.simulator.calls.Region;
import nl.dijkwacht.simulator.calls.Role;
import nl.dijkwacht.simulator.calls.Scene;

/** The copies that are made at night. */
final class Backups {
  private static final Role BACKUP =
      new Role(Account.PATIENT_FILES, "/service-role/", "AWSBackupDefaultServiceRole");
  private static final Role REPLICATION = Role.of(Account.PATIENT_FILES, "s3-replicatie");
  private static final String DATABASE = "epd-productie";
  private static final String VAULT = "waterland-kluis";

  private Backups() {}

  static List<Habit> habits() {
    return List.of(
        backup(0.4, Backups::backupRuns),
        backup(0.3, Backups::databaseSnapshot),
        backup(4, Backups::objectIsReplicated));
  }

  private static Habit backup(double share, Consumer<Act> deed) {
    return new Habit(share, Rhythm.NIGHT, Scene.BACKUP, deed);
  }

  private static Caller backupService(Act act) {
    return Caller.assumed(
            BACKUP, "AWSBackup-AWSBackupDefaultServiceRole", act.time(), "backup.amazonaws.com", "")
        .invokedBy("backup.amazonaws.com");
  }

  private static void backupRuns(Act act) {
    Chance chance = act.chance();
    Account account = Account.PATIENT_FILES;
    String table = "arn:aws:dynamodb:eu-west-1:" + account.id() + ":table/patienten";
    String job = chance.uuid();
    act.record(
        new ApiCall("backup", "StartBackupJob", backupService(act), account, Region.IRELAND)
            .request(
                "backupVaultName", VAULT,
                "resourceArn", table,
                "iamRoleArn", BACKUP.arn(),
                "idempotencyToken", chance.uuid(),
                "lifecycle", Json.object("deleteAfterDays", 35))
            .response(
                "backupJobId", job, "creationDate", act.time().toString(), "isParent", false));
    act.later(chance.between(60, 240))
        .record(
            new ApiCall(
                    "backup",
                    "BackupJobCompleted",
                    Caller.service("backup.amazonaws.com"),
                    account,
                    Region.IRELAND)
                .type("AwsServiceEvent")
                .serviceDetails(
                    "state",
                    "COMPLETED",
                    "backupJobId",
                    job,
                    "backupVaultArn",
                    "arn:aws:backup:eu-west-1:" + account.id() + ":backup-vault:" + VAULT,
                    "resourceArn",
                    table,
                    "resourceType",
                    "DynamoDB",
                    "percentDone",
                    100.0));
  }

  private static void databaseSnapshot(Act act) {
    Chance chance = act.chance();
    Account account = Account.PATIENT_FILES;
    String name = "awsbackup:job-" + chance.uuid();
    String arn = "arn:aws:rds:" + Region.IRELAND + ":" + account.id() + ":snapshot:" + name;
    act.record(
        new ApiCall("rds", "CreateDBSnapshot", backupService(act), account, Region.IRELAND)
            .request("dBSnapshotIdentifier", name, "dBInstanceIdentifier", DATABASE)
            .response(
                "dBSnapshotIdentifier",
                name,
                "dBInstanceIdentifier",
                DATABASE,
                "dBSnapshotArn",
                arn,
                "engine",
                "postgres",
                "engineVersion",
                "17.7",
                "allocatedStorage",
                2000,
                "encrypted",
                true,
                "kmsKeyId",
                Keys.arn(account, Region.IRELAND, DATABASE),
                "status",
                "creating",
                "snapshotType",
                "manual",
                "storageType",
                "gp3"));
    act.later(chance.between(60, 240))
        .record(
            new ApiCall("rds", "CopyDBSnapshot", backupService(act), account, Region.FRANKFURT)
                .request(
                    "sourceDBSnapshotIdentifier",
                    arn,
                    "targetDBSnapshotIdentifier",
                    name,
                    "kmsKeyId",
                    Keys.arn(account, Region.FRANKFURT, DATABASE),
                    "copyTags",
                    true));
  }

  /** The copy lands in another account, and both record it. */
  private static void objectIsReplicated(Act act) {
    Chance chance = act.chance();
    Caller replication =
        Caller.assumed(REPLICATION, "s3-replication", act.time(), "s3.amazonaws.com", "")
            .invokedBy("s3.amazonaws.com");
    String key = Patients.file(Patients.number(chance), chance);
    act.record(new ObjectCall(replication, Bucket.PATIENT_FILES, chance).get(key));
    ApiCall copy =
        new ObjectCall(replication, Bucket.PATIENT_FILES_COPY, chance)
            .put(key)
            .shared(chance.uuid());
    act.later(2).record(copy);
    act.later(2).record(copy.recordedBy(Account.PATIENT_FILES));
  }
}
