package nl.dijkwacht.collectors.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.trail.TrailReading.Other.Kind;
import org.jspecify.annotations.Nullable;

/** What an object that is no record itself carries as one of its members. */
sealed interface Envelope {

  /** A JSON text of its own. */
  // The bytes are handed over, never compared or copied.
  @SuppressWarnings("ArrayRecordComponent")
  record Content(byte[] json) implements Envelope {}

  /** Something known that holds no record. */
  record Foreign(Kind kind) implements Envelope {}

  /**
   * LookupEvents, SNS, SQS (two spellings), a log line in CloudWatch Logs or Logstash, and the
   * invocation of a rule of AWS Config.
   */
  List<String> TEXT_KEYS =
      List.of("CloudTrailEvent", "Message", "Body", "body", "message", "invokingEvent");

  /** Where notifications of AWS Config have the item. */
  String ITEM = "configurationItem";

  /** The envelope that the object on the tape is, or null if it is none. */
  static @Nullable Envelope of(JsonTape tape) {
    int root = tape.root();
    String detailType = tape.stringOrNull(tape.member(root, "detail-type"));
    if (detailType != null) {
      Content detail = object(tape, "detail");
      return detail != null
              && (detailType.endsWith(" via CloudTrail")
                  || detailType.equals("Config Configuration Item Change"))
          ? detail
          : new Foreign(Kind.EVENTBRIDGE);
    }
    Content item = object(tape, ITEM);
    if (item != null) {
      return item;
    }
    for (String key : TEXT_KEYS) {
      String text = tape.stringOrNull(tape.member(root, key));
      if (text != null && looksLikeJson(text)) {
        return new Content(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return isNotification(tape) ? new Foreign(Kind.NOTIFICATION) : object(tape, "_source");
  }

  private static @Nullable Content object(JsonTape tape, String key) {
    int node = tape.member(tape.root(), key);
    return node != JsonTape.NONE && tape.kind(node) == JsonKind.OBJECT
        ? new Content(Arrays.copyOfRange(tape.bytes(), tape.start(node), tape.end(node)))
        : null;
  }

  private static boolean looksLikeJson(String text) {
    String stripped = text.stripLeading();
    return stripped.startsWith("{") || stripped.startsWith("[");
  }

  /**
   * SNS and AWS Config speaking of themselves, CloudTrail of an object that it wrote, S3 testing a
   * queue.
   */
  private static boolean isNotification(JsonTape tape) {
    int root = tape.root();
    return tape.member(root, "TopicArn") != JsonTape.NONE
        || tape.member(root, "messageType") != JsonTape.NONE
        || (tape.member(root, "s3Bucket") != JsonTape.NONE
            && tape.member(root, "s3ObjectKey") != JsonTape.NONE)
        || "s3:TestEvent".equals(tape.stringOrNull(tape.member(root, "Event")));
  }
}
