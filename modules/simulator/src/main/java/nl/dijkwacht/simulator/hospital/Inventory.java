package nl.dijkwacht.simulator.hospital;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Json;
import nl.dijkwacht.simulator.calls.Region;

/** The hospital's resources besides its buckets, none of which changes. */
final class Inventory {
  private static final Instant MADE = Instant.parse("2023-11-20T13:05:10Z");
  private static final String DATABASE = "epd";

  private Inventory() {}

  /** All resources as they are when nothing is going on. */
  static List<ResourceState> usual() {
    List<ResourceState> all = new ArrayList<>();
    for (Bucket bucket : Bucket.values()) {
      all.add(BucketState.usual(bucket).state());
    }
    all.add(database());
    Stream.of(Bucket.values())
        .filter(bucket -> bucket.encryption() == Bucket.Encryption.KMS)
        .forEach(bucket -> all.add(key(bucket)));
    all.add(trail(Account.MANAGEMENT, "waterland-organisatie", true));
    all.add(trail(Account.TEST, "testomgeving", false));
    return all;
  }

  /** Its backups are kept for a week only, and nothing keeps it from being deleted. */
  private static ResourceState database() {
    Account account = Account.PATIENT_FILES;
    String arn = "arn:aws:rds:" + Region.IRELAND + ":" + account.id() + ":db:" + DATABASE;
    String id = "db-" + Chance.named(arn).base32(26);
    return new ResourceState(
        account,
        Region.IRELAND,
        "AWS::RDS::DBInstance",
        id,
        DATABASE,
        arn,
        MADE,
        Json.object("DataClassificatie", "Persoonsgegevens", "Eigenaar", "zorgapplicaties"),
        Json.object(
            "dBInstanceIdentifier",
            DATABASE,
            "dBInstanceClass",
            "db.r6g.xlarge",
            "engine",
            "postgres",
            "dBInstanceStatus",
            "available",
            "storageEncrypted",
            true,
            "kmsKeyId",
            Keys.arn(account, Region.IRELAND, DATABASE),
            "backupRetentionPeriod",
            7,
            "deletionProtection",
            false,
            "publiclyAccessible",
            false,
            "multiAZ",
            true,
            "autoMinorVersionUpgrade",
            true,
            "iAMDatabaseAuthenticationEnabled",
            true,
            "enabledCloudwatchLogsExports",
            List.of("postgresql", "upgrade"),
            "dbiResourceId",
            id,
            "dBInstanceArn",
            arn),
        Json.object());
  }

  private static ResourceState key(Bucket bucket) {
    String arn = Keys.of(bucket);
    String id = arn.substring(arn.indexOf('/') + 1);
    return new ResourceState(
        bucket.owner(),
        bucket.region(),
        "AWS::KMS::Key",
        id,
        id,
        arn,
        MADE,
        Json.object("Eigenaar", "beveiliging"),
        Json.object(
            "keyId",
            id,
            "arn",
            arn,
            "keyState",
            "Enabled",
            "keyManager",
            "CUSTOMER",
            "keyUsage",
            "ENCRYPT_DECRYPT",
            "origin",
            "AWS_KMS",
            "enabled",
            true,
            "multiRegion",
            false),
        Json.object("KeyRotationStatus", true));
  }

  private static ResourceState trail(Account account, String name, boolean ofOrganisation) {
    String arn = "arn:aws:cloudtrail:" + Region.IRELAND + ":" + account.id() + ":trail/" + name;
    return new ResourceState(
        account,
        Region.IRELAND,
        "AWS::CloudTrail::Trail",
        arn,
        name,
        arn,
        MADE,
        Json.object("Eigenaar", "beveiliging"),
        Json.object(
            "name",
            name,
            "s3BucketName",
            Bucket.TRAIL_LOGS.bucketName(),
            "includeGlobalServiceEvents",
            true,
            "isMultiRegionTrail",
            true,
            "homeRegion",
            Region.IRELAND,
            "trailARN",
            arn,
            "logFileValidationEnabled",
            true,
            "kmsKeyId",
            Keys.of(Bucket.TRAIL_LOGS),
            "hasCustomEventSelectors",
            ofOrganisation,
            "isOrganizationTrail",
            ofOrganisation),
        Json.object());
  }
}
