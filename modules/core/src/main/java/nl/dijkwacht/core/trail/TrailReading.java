package nl.dijkwacht.core.trail;

import nl.dijkwacht.core.DeadLetterReason;

/** What the bytes of one record turned out to be. */
public sealed interface TrailReading {

  /** A record of an API call, a sign-in or an event of a service. */
  record Event(TrailEvent event) implements TrailReading {}

  /** Something else that comes the same ways as API records. */
  record Other(Kind kind) implements TrailReading {

    /** What comes beside API records. */
    public enum Kind {
      /** An unusual rate of calls or errors, found by CloudTrail Insights. */
      INSIGHT("insight"),
      /** A five-minute summary of data events, not an event itself. */
      AGGREGATED("aggregated"),
      /** A list of delivered log files with their hashes. */
      DIGEST("digest"),
      /** An EventBridge event of another origin, such as AWS Health or a schedule. */
      EVENTBRIDGE("eventbridge"),
      /** A word of a queue, bucket, topic or stream that something arrived, not what arrived. */
      NOTIFICATION("notification"),
      /** The state of a resource, as AWS Config tells it. */
      CONFIGURATION_ITEM("configuration-item");

      private final String label;

      Kind(String label) {
        this.label = label;
      }

      /** Its name in metric labels and messages. */
      public String label() {
        return label;
      }
    }
  }

  /**
   * Cannot be used.
   *
   * @param detail a sentence without content of the record, which may be personal data
   */
  record Unusable(DeadLetterReason reason, String detail) implements TrailReading {}
}
