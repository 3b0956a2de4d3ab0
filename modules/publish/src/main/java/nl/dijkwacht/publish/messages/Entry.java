package nl.dijkwacht.publish.messages;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.dijkwacht.core.signal.Level;

/**
 * What a message tells of one alert or notice. All texts are of one line and untrusted.
 *
 * @param id of the alert or notice
 * @param about id of the finding or case, which later messages are about too
 * @param over whether what was told before is no longer so
 * @param rule id of the rule or control; {@code case} of a notice
 * @param account 12 digits; empty if none is known
 * @param at when it happened (event time)
 * @param lines what happened, in the order in which people need it
 * @param links where to look
 */
public record Entry(
    String id,
    String about,
    Kind kind,
    boolean over,
    Level level,
    String title,
    String rule,
    String account,
    Instant at,
    List<Line> lines,
    List<Link> links) {

  /** What it is made of. */
  public enum Kind {
    ALERT,
    NOTICE;

    /** As machines read it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Entry {
    lines = List.copyOf(lines);
    links = List.copyOf(links);
  }

  /** The texts of a label, joined; empty if there are none. */
  public String text(Line.Label label) {
    return lines.stream()
        .filter(line -> line.label() == label)
        .map(Line::text)
        .collect(Collectors.joining("; "));
  }
}
