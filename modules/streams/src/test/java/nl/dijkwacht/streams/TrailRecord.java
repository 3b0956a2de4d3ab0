package nl.dijkwacht.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A CloudTrail record of a call on a bucket, as far as the tests look at it. */
public record TrailRecord(
    String id,
    String sharedId,
    Instant time,
    String account,
    String source,
    String name,
    String bucket,
    String errorCode) {

  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  public static final String ACCOUNT = "111122223333";

  public static TrailRecord of(String id, String name) {
    return new TrailRecord(id, "", NOON, ACCOUNT, "s3.amazonaws.com", name, "letters", "");
  }

  public TrailRecord at(Instant when) {
    return new TrailRecord(id, sharedId, when, account, source, name, bucket, errorCode);
  }

  public TrailRecord from(String service) {
    return new TrailRecord(id, sharedId, time, account, service, name, bucket, errorCode);
  }

  public TrailRecord on(String bucketName) {
    return new TrailRecord(id, sharedId, time, account, source, name, bucketName, errorCode);
  }

  public TrailRecord failed(String code) {
    return new TrailRecord(id, sharedId, time, account, source, name, bucket, code);
  }

  /** The copy that another account receives of the same event. */
  public TrailRecord copyOf(String shared, String receiver) {
    return new TrailRecord(id, shared, time, receiver, source, name, bucket, errorCode);
  }

  /** What the collectors key it by. */
  public byte[] key() {
    return (sharedId.isEmpty() ? id : sharedId).getBytes(UTF_8);
  }

  public byte[] bytes() {
    String shared = sharedId.isEmpty() ? "" : "\"sharedEventID\":\"" + sharedId + "\",";
    String error = errorCode.isEmpty() ? "" : "\"errorCode\":\"" + errorCode + "\",";
    return """
        {"eventVersion":"1.11","eventID":"%s",%s%s"eventTime":"%s","eventSource":"%s",\
        "eventName":"%s","awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7",\
        "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::%s:user/jan","accountId":"%s"},\
        "recipientAccountId":"%s","requestParameters":{"bucketName":"%s"}}"""
        .formatted(
            id,
            shared,
            error,
            time.truncatedTo(ChronoUnit.SECONDS),
            source,
            name,
            account,
            account,
            account,
            bucket)
        .getBytes(UTF_8);
  }
}
