package nl.dijkwacht.simulator.hospital;

import java.time.Instant;
import nl.dijkwacht.simulator.calls.Caller;
import nl.dijkwacht.simulator.calls.Role;

/**
 * A member of staff, who works through a role of IAM Identity Center.
 *
 * @param address the e-mail address, which is also the name of their sessions
 */
record Person(String address, Role role, String sourceAddress) {
  static final String BROWSER =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/144.0.0.0 Safari/537.36 Edg/144.0.0.0";
  private static final String CONSOLE_AGENT = "S3Console/0.4";
  private static final String COMMAND_LINE =
      "aws-cli/2.33.2 md/awscrt#0.29.2 ua/2.1 os/linux#6.8.0 md/arch#x86_64 lang/python#3.13.11"
          + " md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/prompt#off";

  /** In the browser, as most of the staff. */
  Caller inConsole(Instant time) {
    return Caller.assumed(role, address, time, sourceAddress, CONSOLE_AGENT).throughConsole();
  }

  Caller inBrowser(Instant time) {
    return Caller.assumed(role, address, time, sourceAddress, BROWSER);
  }

  Caller onCommandLine(Instant time) {
    return Caller.assumed(role, address, time, sourceAddress, COMMAND_LINE);
  }
}
