package nl.dijkwacht.collectors.json;

import java.io.IOException;
import nl.dijkwacht.core.DeadLetterReason;

/** A value beyond the limits; what follows it can still be read. */
final class TreeFault extends IOException {

  private static final long serialVersionUID = 1;

  private final DeadLetterReason reason;
  private final String detail;

  TreeFault(DeadLetterReason reason, String detail) {
    super(detail);
    this.reason = reason;
    this.detail = detail;
  }

  TreeReading.Broken reading() {
    return new TreeReading.Broken(reason, detail);
  }
}
