package nl.dijkwacht.core.trail;

import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.json.JsonFault;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonLimits;
import nl.dijkwacht.core.json.JsonTape;

/**
 * Reads the bytes of records. It keeps one tape for all of them, so <b>an event lives until its
 * reader reads the next record</b>; whoever keeps events uses a reader each. Not thread-safe.
 */
public final class TrailEventReader {

  private final JsonTape tape;

  public TrailEventReader() {
    this(JsonLimits.DEFAULT);
  }

  public TrailEventReader(JsonLimits limits) {
    this.tape = new JsonTape(limits);
  }

  /** Reads one record; never throws for any content. The bytes must not be changed afterwards. */
  public TrailReading read(byte[] record) {
    JsonFault fault = tape.read(record);
    if (fault != null) {
      return new TrailReading.Unusable(reasonOf(fault), fault.toString());
    }
    return classify(tape);
  }

  /** Tells what the object on a tape is; an event lives until the tape is filled again. */
  public static TrailReading classify(JsonTape tape) {
    TrailEvent event = TrailEvent.on(tape);
    if (event != null) {
      if (isOfNotification(tape, event.sourceNode())) {
        return new TrailReading.Other(TrailReading.Other.Kind.NOTIFICATION);
      }
      return event.epochMillis() == TrailEvent.NO_TIME
          ? new TrailReading.Unusable(
              DeadLetterReason.NO_EVENT_TIME, "eventTime is missing or not an ISO 8601 instant")
          : new TrailReading.Event(event);
    }
    return notAnEvent(tape);
  }

  /** S3, DynamoDB and Kinesis name events and times too, of sources such as {@code aws:s3}. */
  private static boolean isOfNotification(JsonTape tape, int source) {
    byte[] bytes = tape.bytes();
    int start = tape.start(source);
    return tape.end(source) - start > 3
        && bytes[start] == 'a'
        && bytes[start + 1] == 'w'
        && bytes[start + 2] == 's'
        && bytes[start + 3] == ':';
  }

  private static TrailReading notAnEvent(JsonTape tape) {
    int root = tape.root();
    if (tape.kind(root) != JsonKind.OBJECT) {
      return new TrailReading.Unusable(
          DeadLetterReason.NOT_A_TRAIL_EVENT, "expected an object, found " + tape.kind(root));
    }
    String category = tape.stringOrNull(tape.member(root, "eventCategory"));
    if ("Insight".equals(category)
        || "AwsCloudTrailInsight".equals(tape.stringOrNull(tape.member(root, "eventType")))) {
      return new TrailReading.Other(TrailReading.Other.Kind.INSIGHT);
    }
    if ("Aggregated".equals(category)) {
      return new TrailReading.Other(TrailReading.Other.Kind.AGGREGATED);
    }
    if (tape.member(root, "digestStartTime") != JsonTape.NONE
        && tape.member(root, "logFiles") != JsonTape.NONE) {
      return new TrailReading.Other(TrailReading.Other.Kind.DIGEST);
    }
    if (tape.member(root, "configurationItemStatus") != JsonTape.NONE
        && tape.member(root, "resourceType") != JsonTape.NONE) {
      return new TrailReading.Other(TrailReading.Other.Kind.CONFIGURATION_ITEM);
    }
    return new TrailReading.Unusable(
        DeadLetterReason.NOT_A_TRAIL_EVENT, "eventSource or eventName is missing");
  }

  /** The reason under which a record with this fault is a dead letter. */
  public static DeadLetterReason reasonOf(JsonFault fault) {
    return switch (fault.reason()) {
      case TRUNCATED -> DeadLetterReason.TRUNCATED;
      case INVALID_UTF8 -> DeadLetterReason.INVALID_UTF8;
      case TOO_DEEP -> DeadLetterReason.TOO_DEEP;
      case TOO_LARGE -> DeadLetterReason.TOO_LARGE;
      case EMPTY, UNEXPECTED_CHARACTER, CONTROL_CHARACTER, INVALID_ESCAPE, TRAILING_CONTENT ->
          DeadLetterReason.MALFORMED_JSON;
    };
  }
}
