package nl.dijkwacht.broker;

import org.jspecify.annotations.Nullable;

/** The embedded broker did not start; the message is a sentence for the user. */
public final class BrokerUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why it did not start. */
  public enum Reason {
    /** Another process listens on the port. */
    PORT_IN_USE,
    /** Another broker works in the data folder. */
    FOLDER_IN_USE,
    /** The data folder cannot be written, or holds what no broker of ours wrote. */
    FOLDER_UNUSABLE,
    /** Kafka itself failed; the cause says how. */
    START_FAILED
  }

  private final Reason reason;

  BrokerUnavailableException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  BrokerUnavailableException(Reason reason, String message) {
    this(reason, message, null);
  }

  public Reason reason() {
    return reason;
  }
}
