package nl.dijkwacht.streams.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.topics.catalogue.Topic;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A CloudTrail record of somebody who touches an object.
 *
 * @param user a name, or a role with its session behind a slash
 * @param object empty if none is named
 */
record AccessRecord(
    String id,
    Instant time,
    String call,
    String user,
    String bucket,
    String object,
    String address,
    String agent,
    String error) {

  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  static AccessRecord of(String id, String call, String object) {
    return new AccessRecord(
        id, NOON, call, "jan", "letters", object, "198.51.100.7", "aws-cli/2.0", "");
  }

  AccessRecord at(Instant when) {
    return new AccessRecord(id, when, call, user, bucket, object, address, agent, error);
  }

  AccessRecord by(String who) {
    return new AccessRecord(id, time, call, who, bucket, object, address, agent, error);
  }

  AccessRecord in(String another) {
    return new AccessRecord(id, time, call, user, another, object, address, agent, error);
  }

  AccessRecord from(String where, String with) {
    return new AccessRecord(id, time, call, user, bucket, object, where, with, error);
  }

  AccessRecord failed() {
    return new AccessRecord(id, time, call, user, bucket, object, address, agent, "AccessDenied");
  }

  byte[] bytes() {
    String key = object.isEmpty() ? "" : ",\"key\":\"" + object + "\"";
    return """
        {"eventVersion":"1.11","eventID":"%s","eventTime":"%s","eventSource":"s3.amazonaws.com",\
        "eventName":"%s","awsRegion":"eu-west-1","sourceIPAddress":"%s","userAgent":"[%s]",%s\
        "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/%s",\
        "accountId":"111122223333"},"recipientAccountId":"111122223333",\
        "additionalEventData":{"bytesTransferredOut":100.0},\
        "requestParameters":{"bucketName":"%s"%s}}"""
        .formatted(
            id,
            time.truncatedTo(ChronoUnit.SECONDS),
            call,
            address,
            agent,
            error.isEmpty() ? "" : "\"errorCode\":\"" + error + "\",",
            user,
            bucket,
            key)
        .getBytes(UTF_8);
  }

  void pipe(StageDriver stage, Topic<?> topic, Instant collectedAt) {
    stage.pipe(topic, id.getBytes(UTF_8), bytes(), new RecordHeaders(), collectedAt);
  }
}
