package nl.dijkwacht.app.commands;

import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.privacy.Restriction;

/** Tells who looks at something that its use is restricted. */
public final class RestrictedLine {

  private RestrictedLine() {}

  public static String of(Restriction restriction) {
    return "RESTRICTED since %s (Art. 18 AVG): use it only as the law allows, and ask %s first."
        .formatted(restriction.since(), Terminal.plain(restriction.by()));
  }
}
