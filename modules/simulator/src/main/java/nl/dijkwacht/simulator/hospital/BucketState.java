package nl.dijkwacht.simulator.hospital;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Json;
import org.jspecify.annotations.Nullable;

/** The settings of one bucket, of which the story changes two. */
record BucketState(Bucket bucket, boolean blocked, boolean open) {

  private static final Instant MADE = Instant.parse("2024-03-04T09:12:44Z");

  /** As a hospital that means well has its buckets: some things are missing here and there. */
  static BucketState usual(Bucket bucket) {
    return new BucketState(bucket, true, false);
  }

  BucketState withoutBlock() {
    return new BucketState(bucket, false, open);
  }

  BucketState opened() {
    return new BucketState(bucket, blocked, true);
  }

  ResourceState state() {
    String name = bucket.bucketName();
    return new ResourceState(
        bucket.owner(),
        bucket.region(),
        "AWS::S3::Bucket",
        name,
        name,
        bucket.arn(),
        MADE,
        tags(),
        Json.object("name", name, "owner", Json.object("id", Chance.named(name).hex(64))),
        supplementary());
  }

  private Map<String, @Nullable Object> tags() {
    return switch (bucket) {
      case PATIENT_FILES, DISCHARGE_LETTERS, LAB_RESULTS, PATIENT_FILES_COPY ->
          Json.object(
              "DataClassificatie", "Persoonsgegevens",
              "DataType", "Medisch",
              "DataLocatie", "EU",
              "Doel", "Zorgverlening",
              "Eigenaar", "zorgapplicaties");
      case TRAIL_LOGS -> Json.object("Doel", "Logboek", "Eigenaar", "beveiliging");
      case DEPLOYMENT_STATE -> Json.object("Doel", "Uitrol", "Eigenaar", "platform");
    };
  }

  private Map<String, @Nullable Object> supplementary() {
    Map<String, @Nullable Object> all =
        Json.object(
            "BucketAccelerateConfiguration", Json.object("status", null),
            "BucketLoggingConfiguration", logging(),
            "BucketPolicy", Json.object("policyText", policy()),
            "BucketVersioningConfiguration",
                Json.object("status", "Enabled", "isMfaDeleteEnabled", null),
            "IsRequesterPaysEnabled", false,
            "ServerSideEncryptionConfiguration", encryption());
    if (blocked) {
      all.put(
          "PublicAccessBlockConfiguration",
          Json.object(
              "blockPublicAcls", true,
              "ignorePublicAcls", true,
              "blockPublicPolicy", true,
              "restrictPublicBuckets", true));
    }
    if (bucket != Bucket.LAB_RESULTS) {
      all.put("BucketLifecycleConfiguration", lifecycle());
    }
    return all;
  }

  private Map<String, @Nullable Object> logging() {
    boolean logged = bucket != Bucket.LAB_RESULTS;
    return Json.object(
        "destinationBucketName", logged ? "waterland-toegangslogboek" : null,
        "logFilePrefix", logged ? bucket.bucketName() + "/" : null);
  }

  private Map<String, @Nullable Object> encryption() {
    boolean kms = bucket.encryption() == Bucket.Encryption.KMS;
    return Json.object(
        "rules",
        List.of(
            Json.object(
                "applyServerSideEncryptionByDefault",
                Json.object(
                    "sseAlgorithm", kms ? "aws:kms" : "AES256",
                    "kmsMasterKeyID", kms ? Keys.of(bucket) : null),
                "bucketKeyEnabled",
                kms)));
  }

  private Map<String, @Nullable Object> lifecycle() {
    return Json.object(
        "rules",
        List.of(
            Json.object(
                "id",
                "bewaartermijn",
                "status",
                "Enabled",
                "prefix",
                null,
                "expirationInDays",
                bucket == Bucket.TRAIL_LOGS ? 2555 : 7300,
                "noncurrentVersionExpirationInDays",
                30,
                "filter",
                Json.object("predicate", null))));
  }

  private String policy() {
    Map<String, @Nullable Object> tlsOnly =
        Json.object(
            "Sid", "AlleenTls",
            "Effect", "Deny",
            "Principal", "*",
            "Action", "s3:*",
            "Resource", List.of(bucket.arn(), bucket.arn() + "/*"),
            "Condition", Json.object("Bool", Json.object("aws:SecureTransport", "false")));
    List<Map<String, @Nullable Object>> statements =
        open ? List.of(tlsOnly, BucketCall.publicStatement(bucket)) : List.of(tlsOnly);
    return Json.text(Json.object("Version", "2012-10-17", "Statement", statements));
  }
}
