package nl.dijkwacht.collectors.messages;

import java.util.Locale;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import org.jspecify.annotations.Nullable;

/** One thing that a message of a queue says; a message may say several. */
// The bytes are handed over, never compared or copied.
@SuppressWarnings("ArrayRecordComponent")
public sealed interface Message {

  /**
   * An object in S3 is there to be read.
   *
   * @param key as it is, not URL-encoded
   * @param region of the bucket, if the message tells
   */
  record ObjectAnnounced(
      String bucket, String key, @Nullable String region, ObjectAnnouncement.Content content)
      implements Message {}

  /**
   * A record of CloudTrail, or what was sent as one.
   *
   * @param json its bytes as they came; where a wrapper held them as text, what that text says
   */
  record TrailRecord(byte[] json, EventOrigin origin) implements Message {}

  /** An item of AWS Config. */
  record ConfigurationItemJson(byte[] json) implements Message {}

  /**
   * A finding of another service; of {@link ServiceFinding.Service#CONFIG} a change of compliance.
   */
  record ServiceFindingJson(ServiceFinding.Service service, byte[] json) implements Message {}

  /**
   * Known, and nothing to collect.
   *
   * @param about which bucket or topic it is about, fit for logs; may be empty
   */
  record Ignored(Kind kind, String about) implements Message {

    /** Why there is nothing to collect. */
    public enum Kind {
      /** S3 tried whether it may write to the queue. */
      S3_TEST,
      /** Something befell an object, other than that it was made. */
      OBJECT_EVENT,
      /** A file of CloudTrail Insights. */
      INSIGHT_FILE,
      /** An object without content by which a service tried whether it may write. */
      MARKER_OBJECT,
      /** An object whose key tells nothing of what it holds. */
      UNKNOWN_OBJECT,
      /** SNS asks to confirm or tells of a subscription, which only people decide on. */
      SUBSCRIPTION,
      /** CloudTrail tried whether it may write to the topic. */
      TRAIL_TEST,
      /** AWS Config begins with something. */
      CONFIG_STATUS,
      /** AWS Config could not deliver a file. */
      CONFIG_FAILURE,
      /** An event of EventBridge that is none of those collected. */
      EVENTBRIDGE,
      /** A list without entries. */
      EMPTY;

      /** Its name in metric labels: {@code s3-test}. */
      public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }
  }

  /**
   * Cannot be used.
   *
   * @param detail a sentence without content of the message, which may be personal data
   */
  record Unusable(DeadLetterReason reason, String detail) implements Message {}
}
