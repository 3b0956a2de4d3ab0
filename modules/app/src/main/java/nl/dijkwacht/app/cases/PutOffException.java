package nl.dijkwacht.app.cases;

import java.io.IOException;

/** Part of the work is done, and the rest is next: nothing is wrong. */
final class PutOffException extends IOException {

  private static final long serialVersionUID = 1L;

  PutOffException(String message) {
    super(message);
  }
}
