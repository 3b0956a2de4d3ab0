package nl.dijkwacht.topics;

import java.time.Duration;

/** What becomes of old records. */
public sealed interface Cleanup {

  /** The value of Kafka's {@code cleanup.policy}. */
  String policy();

  /**
   * Records go when they are old.
   *
   * @param retention since the record's timestamp, which is when Dijkwacht collected it
   */
  record Delete(Duration retention) implements Cleanup {
    @Override
    public String policy() {
      return "delete";
    }
  }

  /** The newest record of each key stays; one without a value removes its key. */
  record Compact() implements Cleanup {
    @Override
    public String policy() {
      return "compact";
    }
  }
}
