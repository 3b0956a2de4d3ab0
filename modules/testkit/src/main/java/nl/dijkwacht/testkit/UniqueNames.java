package nl.dijkwacht.testkit;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Names that no other test of this or another run has, so that tests on one broker never meet; a
 * topic that is deleted and created anew under its old name can stall its producers. Thread-safe.
 */
public final class UniqueNames {
  // Kafka Streams would take up the state that an earlier run left on disk under the same name.
  private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
  private static final AtomicInteger LAST = new AtomicInteger();

  private UniqueNames() {}

  /**
   * A topic, a prefix of topics, an application id or a group id, such as {@code
   * detect-1c4f09ab-7}.
   *
   * @param purpose what tells the reader of a log which test it is; letters, digits and hyphens
   */
  public static String unique(String purpose) {
    return purpose + "-" + RUN + "-" + LAST.incrementAndGet();
  }
}
