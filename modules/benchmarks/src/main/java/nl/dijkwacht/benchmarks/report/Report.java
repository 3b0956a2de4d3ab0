package nl.dijkwacht.benchmarks.report;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table that a benchmark prints: what it ran on, then each figure beside its target. */
public final class Report {

  private static final int FIGURE_WIDTH = 58;
  private static final int VALUE_WIDTH = 34;

  private final List<String> lines = new ArrayList<>();

  public Report(String title, Clock clock) {
    Instant date = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    lines.add("");
    lines.add("=== " + title + ", " + date + " ===");
    note("machine", Machine.describe());
  }

  /** What was measured and how. */
  public void note(String subject, String text) {
    lines.add(subject + ": " + text);
  }

  public void figure(String name, String value) {
    row(name, value, "");
  }

  public void figure(String name, double value, String unit) {
    row(name, text(value) + " " + unit, "");
  }

  /** A figure that is to be at least so much. */
  public void atLeast(String name, double value, String unit, double target) {
    row(name, text(value) + " " + unit, verdict("at least", target, unit, value >= target));
  }

  /** A figure that is to be at most so much. */
  public void atMost(String name, double value, String unit, double target) {
    row(name, text(value) + " " + unit, verdict("at most", target, unit, value <= target));
  }

  private static String verdict(String relation, double target, String unit, boolean reached) {
    return "%s %s %s: %s"
        .formatted(relation, text(target), unit, reached ? "reached" : "not reached");
  }

  private void row(String name, String value, String verdict) {
    lines.add(
        ("%-" + FIGURE_WIDTH + "s %" + VALUE_WIDTH + "s   %s")
            .formatted(name, value, verdict)
            .stripTrailing());
  }

  /** Numbers with three or more meaningful digits and a separator for thousands. */
  public static String text(double value) {
    String format = Math.abs(value) >= 1000 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  public void print(PrintWriter out) {
    lines.forEach(out::println);
    out.flush();
  }
}
