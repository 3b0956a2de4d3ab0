package nl.dijkwacht.api;

import java.io.IOException;

/** The address cannot be listened on; the message says why and which setting to change. */
public final class CannotListenException extends Exception {

  CannotListenException(ListenAddress address, IOException cause) {
    super(
        "Cannot listen on %s:%d: %s. Change the setting %s; port 0 takes a free one."
            .formatted(address.host(), address.port(), reason(cause), address.setting()),
        cause);
  }

  /**
   * One whose certificate or key is why.
   *
   * @param sentence for people, without its end
   */
  CannotListenException(String sentence) {
    super(
        "Cannot serve HTTPS: %s. Change the settings api.tls.certificate and api.tls.key."
            .formatted(sentence));
  }

  /** The server wraps what the system says, with the address that is told already. */
  private static String reason(IOException failure) {
    Throwable cause = failure.getCause();
    return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
  }
}
