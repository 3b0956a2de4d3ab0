package nl.dijkwacht.app.doctor;

import java.util.List;
import java.util.Optional;
import nl.dijkwacht.app.inquiry.Answer;
import nl.dijkwacht.app.inquiry.Obstacle;
import nl.dijkwacht.app.onboarding.LogBucket;
import nl.dijkwacht.app.permissions.AwsAction;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.aws.AwsPlace;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Whether the bucket of a trail can be listed, and a file in it read and decrypted. */
final class LogBucketReadable implements Check {

  private final AwsAccess access;
  private final LogBucket bucket;

  LogBucketReadable(AwsAccess access, LogBucket bucket) {
    this.access = access;
    this.bucket = bucket;
  }

  @Override
  public String name() {
    return "log bucket";
  }

  @Override
  public String about() {
    return bucket.name();
  }

  @Override
  public Diagnosis examine() {
    return Answer.of(AwsAction.LIST_BUCKET, this::first)
        .fold(
            found ->
                found
                    .map(this::read)
                    .orElse(
                        Diagnosis.doubtful(
                            "empty below %sAWSLogs/".formatted(bucket.prefix()),
                            "Wait a quarter of an hour after the trail was made; then look at its"
                                + " status and the bucket's policy.")),
            Diagnosis::bad);
  }

  private Optional<String> first() {
    try (S3Client s3 = client()) {
      List<S3Object> objects =
          s3.listObjectsV2(
                  request ->
                      request.bucket(bucket.name()).prefix(bucket.prefix() + "AWSLogs/").maxKeys(1))
              .contents();
      return objects.stream().map(S3Object::key).findFirst();
    }
  }

  /** One byte is enough to learn whether the key of KMS may be used. */
  private Diagnosis read(String key) {
    return Answer.of(
            AwsAction.GET_OBJECT,
            () -> {
              try (S3Client s3 = client()) {
                return s3.getObjectAsBytes(
                        request -> request.bucket(bucket.name()).key(key).range("bytes=0-0"))
                    .response()
                    .serverSideEncryptionAsString();
              }
            })
        .fold(
            encryption ->
                Diagnosis.good(
                    "listed and read"
                        + (encryption != null && encryption.startsWith("aws:kms")
                            ? ", decrypted by KMS"
                            : "")),
            LogBucketReadable::unreadable);
  }

  private static Diagnosis unreadable(Obstacle obstacle) {
    return obstacle.kind() == AwsFailure.Kind.DENIED
        ? Diagnosis.bad(
            "s3:GetObject or kms:Decrypt is not permitted",
            "Allow both to the role, in the bucket's policy and in the key's policy; they belong to"
                + " the log account.")
        : Diagnosis.bad(obstacle);
  }

  private S3Client client() {
    // The bucket may be of another Region than the queue.
    return access.client(S3Client.builder().crossRegionAccessEnabled(true), "s3", AwsPlace.DEFAULT);
  }
}
