package nl.dijkwacht.api.access;

import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of who looked at what and who did what, by the name {@code dijkwacht.audit}: ids, never
 * content. Thread-safe.
 */
public final class Audit {

  private static final Logger LOG = LoggerFactory.getLogger("dijkwacht.audit");

  private static final int LONGEST = 200;

  private Audit() {}

  /** Somebody saw personal data, or what may be traced to a person. */
  public static void viewed(Caller caller, String what, Collection<String> ids) {
    log("viewed", caller, what, ids);
  }

  /** Somebody decided something. */
  public static void decided(Caller caller, String action, String what, String id) {
    log(action, caller, what, List.of(id));
  }

  private static void log(String action, Caller caller, String what, Collection<String> ids) {
    LOG.info(
        "{} by=\"{}\" what={} count={} ids={}",
        action,
        plain(caller.name()),
        what,
        ids.size(),
        String.join(",", ids.stream().map(Audit::plain).toList()));
  }

  /** On one line and not to be taken for another field. */
  private static String plain(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\"]", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
