package nl.dijkwacht.benchmarks.quality;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import nl.dijkwacht.benchmarks.report.Report;
import nl.dijkwacht.benchmarks.report.Usage;
import nl.dijkwacht.simulator.incident.Incident;
import nl.dijkwacht.simulator.incident.IncidentKind;
import nl.dijkwacht.simulator.incident.SeedSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many incidents people hear of, and how often they hear of nothing. */
@Command(
    name = "quality",
    mixinStandardHelpOptions = true,
    description =
        "Recall, and false alerts a day of each detector, in made-up organisations with injected"
            + " incidents.")
public final class QualityBenchmark implements Callable<Integer> {

  private static final double RECALL = 0.95;
  private static final double BUDGET = 10;
  private static final double MINUTE = 60;
  private static final int WEEK = 7;

  // Picocli fills these in before the command runs.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec command;

  @Option(
      names = "--principals",
      defaultValue = "500",
      description = "People and workloads (default: ${DEFAULT-VALUE}).")
  private int principals;

  @Option(
      names = "--set",
      defaultValue = "TUNING",
      description =
          "Which parameters incidents are drawn from: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}).")
  private SeedSet set = SeedSet.TUNING;

  @Option(
      names = "--seed",
      split = ",",
      defaultValue = "1,2",
      description = "Organisations, one a seed (default: ${DEFAULT-VALUE}).")
  private List<Long> seeds = List.of();

  @Option(
      names = "--warm-up",
      defaultValue = "30",
      description = "Days without incidents (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--days",
      defaultValue = "14",
      description = "Days with incidents (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--of-a-kind",
      defaultValue = "2",
      description = "Incidents of each kind and seed (default: ${DEFAULT-VALUE}).")
  private int ofAKind;

  @Option(names = "--details", description = "Lists each miss and each false alert.")
  private boolean details;

  @Option(names = "--quick", description = "A smoke run: few principals, few days.")
  private boolean quick;

  @Override
  public Integer call() throws Exception {
    if (quick) {
      principals = 60;
      warmUp = 0;
      days = 1;
      ofAKind = 1;
      seeds = List.of(1L);
    }
    List<QualityScore> scores = new ArrayList<>();
    Usage start = Usage.now();
    for (long seed : seeds) {
      scores.add(
          new QualityRun(
                  new QualityRun.Settings(
                      seed,
                      set,
                      EnumSet.allOf(IncidentKind.class),
                      principals,
                      warmUp,
                      days,
                      ofAKind))
              .play(this::progress));
    }
    report(scores, Usage.now().since(start)).print(command.commandLine().getOut());
    return 0;
  }

  /** It takes minutes, so it is seen to go on. */
  private void progress(int day, QualityScore score) {
    if ((day + 1) % WEEK == 0) {
      command
          .commandLine()
          .getErr()
          .println(
              "day %d of %d: %d of %d found, false alerts %s"
                  .formatted(
                      day + 1,
                      warmUp + days,
                      score.found(),
                      score.injected(),
                      score.falseByRule()));
    }
  }

  private Report report(List<QualityScore> scores, Usage used) {
    Report report = new Report("Quality of detection", Clock.systemUTC());
    report.note(
        "played",
        ("%,d principals; %d days of warm-up, %d days with incidents; seeds %s of the %s set; %,d"
                + " events; %.1f minutes, CPU %.1f minutes; dead letters %d")
            .formatted(
                principals,
                warmUp,
                days,
                seeds,
                set.name().toLowerCase(Locale.ROOT),
                scores.stream().mapToLong(QualityScore::events).sum(),
                used.seconds() / MINUTE,
                used.cpuSeconds() / MINUTE,
                scores.stream().mapToLong(QualityScore::deadLetterCount).sum()));
    for (IncidentKind kind : IncidentKind.values()) {
      report.figure(kind.title(), ofKind(kind, scores));
    }
    long injected = scores.stream().mapToLong(QualityScore::injected).sum();
    long found = scores.stream().mapToLong(QualityScore::found).sum();
    report.atLeast("incidents found, all kinds", (double) found / injected, "of all", RECALL);
    falseAlerts(report, scores);
    if (details) {
      scores.forEach(score -> details(report, score));
    }
    return report;
  }

  private static String ofKind(IncidentKind kind, List<QualityScore> scores) {
    List<Duration> delays = new ArrayList<>();
    int injected = 0;
    int byNature = 0;
    for (QualityScore score : scores) {
      for (Incident incident : score.ofKind(kind)) {
        injected++;
        byNature += score.isToldByNature(incident) ? 1 : 0;
        if (score.isFound(incident)) {
          delays.add(score.heardAfter(incident));
        }
      }
    }
    delays.sort(null);
    return "%d of %d, %d by nature, after %s"
        .formatted(
            delays.size(),
            injected,
            byNature,
            delays.isEmpty() ? "-" : hours(delays.get(delays.size() / 2)));
  }

  private static String hours(Duration duration) {
    return String.format(Locale.ROOT, "%.1f h", duration.toSeconds() / 3_600.0);
  }

  private void falseAlerts(Report report, List<QualityScore> scores) {
    Map<String, Integer> byRule =
        scores.stream()
            .flatMap(score -> score.falseByRule().entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
    double runs = scores.size() * (double) days;
    byRule.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(
            entry ->
                report.figure(
                    "false a day: " + entry.getKey(),
                    String.format(
                        Locale.ROOT,
                        "%.2f; true: %d",
                        entry.getValue() / runs,
                        scores.stream().mapToInt(score -> score.trueOf(entry.getKey())).sum())));
    report.figure(
        "false alerts a day during the warm-up",
        scores.stream().mapToDouble(QualityScore::falseADayInWarmUp).average().orElse(0),
        "/day");
    report.atMost(
        "false alerts a day, the whole organisation",
        scores.stream().mapToDouble(QualityScore::falseADay).average().orElse(0),
        "/day",
        BUDGET);
  }

  private static void details(Report report, QualityScore score) {
    for (IncidentKind kind : IncidentKind.values()) {
      report.note("  " + kind, score.rulesOf(kind).toString());
      score.ofKind(kind).stream()
          .filter(incident -> !score.isFound(incident))
          .forEach(
              incident ->
                  report.note(
                      "  MISSED", incident.truth() + ", " + incident.events().size() + " events"));
    }
    for (HeardAlert heard : score.falseAlerts()) {
      report.note(
          "  false",
          "%s %s %s %s %s"
              .formatted(
                  heard.at(),
                  heard.rule(),
                  heard.alert().finding().subject().fields(),
                  heard.alert().cause().principal().id(),
                  heard.alert().cause().note()));
    }
  }
}
