package nl.dijkwacht.app.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Paint;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.collectors.integrity.ChainReport;
import nl.dijkwacht.collectors.integrity.LogTally;
import nl.dijkwacht.collectors.integrity.Problem;
import nl.dijkwacht.collectors.integrity.TimeRange;
import nl.dijkwacht.collectors.integrity.TrailReport;
import nl.dijkwacht.collectors.integrity.UnprovenTime;
import nl.dijkwacht.core.trail.IntegrityResult.Verdict;

/** The report of a verification for people: a line for each chain, problems, times, verdict. */
public final class TrailText {

  private static final String COLUMNS = "%-12s  %-14s  %-24s  %18s  %28s  %9s  %s";
  private static final int TRAIL = 24;
  private static final int MOST_LINES = 100;

  private final Paint paint;

  public TrailText(Paint paint) {
    this.paint = paint;
  }

  /** Lines without anything that could move the cursor. */
  public List<String> of(TrailReport report) {
    List<String> lines = new ArrayList<>();
    if (!report.chains().isEmpty()) {
      lines.add(
          paint.paint(
              Colour.BOLD,
              COLUMNS.formatted(
                  "ACCOUNT", "REGION", "TRAIL", "DIGESTS", "LOG FILES", "READ", "VERDICT")));
      report.chains().forEach(chain -> lines.add(line(chain)));
    }
    problems(report, lines);
    times(report, lines);
    lines.add("");
    lines.add(verdict(report));
    return lines;
  }

  private String line(ChainReport chain) {
    return COLUMNS.formatted(
            Terminal.plain(chain.account()),
            Terminal.plain(chain.region()),
            Terminal.cut(Terminal.plain(chain.trail()), TRAIL),
            digests(chain),
            logs(chain.logs()),
            size(chain.logs().bytes()),
            "")
        + word(chain.verdict());
  }

  private static String digests(ChainReport chain) {
    return "%,d".formatted(chain.digests())
        + part(chain.invalidDigests(), "invalid")
        + part(chain.missingDigests(), "missing");
  }

  private static String logs(LogTally logs) {
    return "%,d".formatted(logs.listed())
        + part(logs.changed(), "changed")
        + part(logs.missing(), "missing")
        + part(logs.unreadable(), "unreadable")
        + part(logs.unchecked(), "not read");
  }

  private static String part(long count, String what) {
    return count == 0 ? "" : ", %,d %s".formatted(count, what);
  }

  private static String size(long bytes) {
    if (bytes < 1 << 20) {
      return "%,d kB".formatted((bytes + 999) / 1000);
    }
    return bytes < 1L << 30 ? "%,.1f MB".formatted(bytes / 1e6) : "%,.1f GB".formatted(bytes / 1e9);
  }

  private void problems(TrailReport report, List<String> lines) {
    List<String> sentences = new ArrayList<>();
    report.problems().forEach(problem -> sentences.add(sentence(problem)));
    long more = 0;
    for (ChainReport chain : report.chains()) {
      chain.problems().stream()
          .limit(MOST_LINES)
          .forEach(problem -> sentences.add(sentence(problem)));
      more += chain.problemCount() - Math.min(MOST_LINES, chain.problems().size());
    }
    if (!sentences.isEmpty()) {
      heading("PROBLEMS", lines);
      lines.addAll(sentences);
    }
    if (more > 0) {
      lines.add("… and %,d more; --format json shows more of them".formatted(more));
    }
  }

  private String sentence(Problem problem) {
    return paint.paint(colour(problem.kind().verdict()), Terminal.plain(problem.text()));
  }

  private void times(TrailReport report, List<String> lines) {
    List<String> times = new ArrayList<>();
    for (ChainReport chain : report.chains()) {
      List<String> own = new ArrayList<>();
      chain.proven().forEach(range -> own.add(range(chain, range) + "proven"));
      for (UnprovenTime time : chain.unproven()) {
        own.add(range(chain, time.range()) + "not proven: " + Terminal.plain(time.reason()));
      }
      own.stream().sorted().limit(MOST_LINES).forEach(times::add);
      if (own.size() > MOST_LINES) {
        times.add("… and %,d more".formatted(own.size() - MOST_LINES));
      }
    }
    if (!times.isEmpty()) {
      heading("TIME (OF DELIVERY)", lines);
      lines.addAll(times);
    }
  }

  private static String range(ChainReport chain, TimeRange range) {
    return "%-12s  %-14s  %-20s  %-20s  "
        .formatted(
            Terminal.plain(chain.account()),
            Terminal.plain(chain.region()),
            range.from(),
            range.to());
  }

  private void heading(String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(paint.paint(Colour.BOLD, heading));
  }

  private String verdict(TrailReport report) {
    LogTally logs =
        report.chains().stream().map(ChainReport::logs).reduce(LogTally.NONE, LogTally::plus);
    int digests = report.chains().stream().mapToInt(ChainReport::digests).sum();
    String counts =
        "%s and %s".formatted(Count.of(digests, "digest"), Count.of(logs.listed(), "log file"));
    return switch (report.verdict()) {
      case INTACT -> word(Verdict.INTACT) + ": " + counts + " are as CloudTrail wrote them.";
      case TAMPERED ->
          word(Verdict.TAMPERED)
              + ": of "
              + counts
              + " some are not what CloudTrail wrote. Keep the bucket with all its versions as it is, and look in its data events or access logs for who wrote and deleted.";
      case INCOMPLETE ->
          word(Verdict.INCOMPLETE)
              + ": of "
              + counts
              + " none is found changed, but not all could be proven. Go through the problems above.";
    };
  }

  private String word(Verdict verdict) {
    return paint.paint(colour(verdict), verdict.name().toLowerCase(Locale.ROOT));
  }

  private static Colour colour(Verdict verdict) {
    return switch (verdict) {
      case INTACT -> Colour.GREEN;
      case INCOMPLETE -> Colour.YELLOW;
      case TAMPERED -> Colour.RED;
    };
  }
}
