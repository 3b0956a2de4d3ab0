package nl.dijkwacht.app.terminal;

import java.util.List;
import nl.dijkwacht.core.Finding;
import nl.dijkwacht.core.Level;

/** Findings as lines for people: how grave, what, where, by whom, how often, and when first. */
public final class FindingTable {

  private static final String COLUMNS = "%-13s  %-20s  %7s  %-12s  %-48s  %s";
  private static final int TITLE = 48;

  private final Terminal terminal;

  public FindingTable(Terminal terminal) {
    this.terminal = terminal;
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
            Terminal.plain(about(finding)));
    terminal.line(terminal.paint(colour(finding.level()), text));
  }

  /** What the finding is about: the subject's values, and who if that is not the subject. */
  private static String about(Finding finding) {
    String subject =
        String.join(
            " ", finding.subject().fields().values().stream().filter(v -> !v.isEmpty()).toList());
    String who = finding.latest().principal().id();
    return subject.equals(who) ? who : subject + " by " + who;
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
