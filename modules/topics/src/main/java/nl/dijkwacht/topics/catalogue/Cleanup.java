package nl.dijkwacht.topics.catalogue;

import java.time.Duration;
import java.util.Optional;

/** What becomes of old records. */
public sealed interface Cleanup {

  /** The value of Kafka's {@code cleanup.policy}. */
  String policy();

  /** After what time records go, if they do. */
  default Optional<Duration> limit() {
    return Optional.empty();
  }

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

    @Override
    public Optional<Duration> limit() {
      return Optional.of(retention);
    }
  }

  /** The newest record of each key stays; one without a value removes its key. */
  record Compact() implements Cleanup {
    @Override
    public String policy() {
      return "compact";
    }
  }

  /**
   * The newest record of each key stays until it is old.
   *
   * @param retention since the record's timestamp, which is when Dijkwacht collected it
   */
  record CompactAndDelete(Duration retention) implements Cleanup {
    @Override
    public String policy() {
      return "compact,delete";
    }

    @Override
    public Optional<Duration> limit() {
      return Optional.of(retention);
    }
  }
}
