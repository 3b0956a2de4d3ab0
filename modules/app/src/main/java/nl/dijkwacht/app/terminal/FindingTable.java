package nl.dijkwacht.app.terminal;

import java.util.List;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.verdict.Verdict;

/** Findings as lines for people: how grave, what, where, by whom, how often, and when first. */
public final class FindingTable {

  private static final String COLUMNS = "%-13s  %-20s  %7s  %-12s  %-48s  %s";
  private static final String STANDING = "%-12s  %-13s  %-13s  %-20s  %-12s  %-48s  %s";
  private static final int TITLE = 48;
  private static final int SHORT_ID = 12;

  private final Terminal terminal;

  public FindingTable(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints a heading and a line for each, with the beginning of its id and where it stands. */
  public void printWithIds(List<Finding> findings) {
    terminal.line(
        terminal.paint(
            Colour.BOLD,
            STANDING.formatted(
                "ID", "STATUS", "LEVEL", "SINCE (EVENT TIME)", "ACCOUNT", "RULE", "ABOUT")));
    for (Finding finding : findings) {
      String text =
          STANDING.formatted(
              shortId(finding),
              status(finding),
              finding.level().label(),
              finding.lived().openedAt(),
              Terminal.plain(finding.subject().account()),
              cut(Terminal.plain(finding.rule().title())),
              about(finding));
      boolean stands =
          finding.status() == Finding.Status.OPEN || finding.status() == Finding.Status.SUPPRESSED;
      terminal.line(terminal.paint(stands ? colour(finding.level()) : Colour.FAINT, text));
    }
  }

  private static String shortId(Finding finding) {
    String id = Terminal.plain(finding.id());
    return id.substring(0, Math.min(SHORT_ID, id.length()));
  }

  private static String status(Finding finding) {
    boolean silent = finding.handled().silence() != null;
    boolean provisional =
        finding.drift() != null && finding.drift().standing() == Verdict.Standing.PROVISIONAL;
    String status = finding.status().label();
    return silent ? status + " (silent)" : provisional ? status + "?" : status;
  }

  /** Prints a heading and a line for each. */
  public void print(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    terminal.line(
        terminal.paint(
            Colour.BOLD,
            COLUMNS.formatted(
                "LEVEL", "FIRST (EVENT TIME)", "EVENTS", "ACCOUNT", "RULE", "ABOUT")));
    findings.forEach(this::line);
  }

  private void line(Finding finding) {
    String text =
        COLUMNS.formatted(
            finding.level().label(),
            finding.first().eventTime(),
            finding.occurrences(),
            Terminal.plain(finding.subject().account()),
            cut(Terminal.plain(finding.rule().title())),
            about(finding));
    terminal.line(terminal.paint(colour(finding.level()), text));
  }

  /** What the finding is about, and who did it if that is known and not the subject. */
  private static String about(Finding finding) {
    String subject = About.of(finding);
    boolean named = finding.drift() == null || finding.drift().attribution() != null;
    String who = Terminal.plain(finding.latest().principal().id());
    return !named || subject.equals(who) ? subject : subject + " by " + who;
  }

  private static String cut(String title) {
    return title.length() <= TITLE ? title : title.substring(0, TITLE - 1) + "…";
  }

  /** The colour that a level has everywhere. */
  public static Colour colour(Level level) {
    return switch (level) {
      case CRITICAL, HIGH -> Colour.RED;
      case MEDIUM -> Colour.YELLOW;
      case LOW -> Colour.CYAN;
      case INFORMATIONAL -> Colour.FAINT;
    };
  }
}
