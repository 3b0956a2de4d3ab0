package nl.dijkwacht.collectors.files;

import java.io.IOException;
import nl.dijkwacht.core.DeadLetterReason;

/** Content that cannot be read on; readers turn it into a value. */
public final class BrokenInput extends IOException {

  private static final long serialVersionUID = 1;

  private final DeadLetterReason reason;
  private final String detail;

  BrokenInput(DeadLetterReason reason, String detail) {
    super(detail);
    this.reason = reason;
    this.detail = detail;
  }

  public DeadLetterReason reason() {
    return reason;
  }

  /** What is wrong, without content. */
  public String detail() {
    return detail;
  }
}
