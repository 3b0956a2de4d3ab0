package nl.dijkwacht.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.options.RuleOptions;
import nl.dijkwacht.app.scan.JsonLine;
import nl.dijkwacht.app.scan.Scan;
import nl.dijkwacht.app.scan.ScanProgress;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.FindingTable;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Rules over local files. */
@Command(
    name = "scan",
    description = {
      "Holds the CloudTrail records in files against the rules and shows what they find.",
      "Needs no Kafka, uses all cores, and reads every form that CloudTrail comes in.",
      "Findings go to standard output; dead letters, progress and the summary to standard error."
    },
    footer = {
      "  dijkwacht scan AWSLogs/",
      "  dijkwacht scan --rules sigma/rules/cloud/aws trail.json.gz",
      "  dijkwacht scan --format json AWSLogs/",
      "  dijkwacht scan --fail-on high AWSLogs/"
    })
public final class ScanCommand implements Callable<Integer> {

  /** How findings are printed. */
  enum Format {
    TABLE,
    JSON
  }

  private final Terminal terminal;
  private final Clock clock;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files or folders of records.")
  private List<Path> paths = new ArrayList<>();

  @Mixin private final RuleOptions ruleOptions = new RuleOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, or json: one finding a line, as on the topic findings.current.")
  private Format format = Format.TABLE;

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      description = "Exit with code 1 if a finding has this level or a graver one.")
  private Optional<Level> failOn = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Files that are read at once; all cores if not given.")
  private int threads = Runtime.getRuntime().availableProcessors();

  public ScanCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    WatchedScan.checkPaths(paths);
    RuleSet rules = ruleOptions.load(terminal);
    ScanProgress progress = new ScanProgress();
    Scan scan =
        new Scan(rules, ReadLimits.DEFAULT, TopicPrefix.DEFAULT.value(), clock.instant(), progress);
    long began = System.nanoTime();
    WatchedScan watched = new WatchedScan(scan, progress, terminal);
    watched.run(paths, threads);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    List<Finding> findings = new ArrayList<>(scan.findings());
    findings.sort(
        Comparator.comparing(Finding::level)
            .reversed()
            .thenComparing(finding -> finding.first().eventTime())
            .thenComparing(Finding::id));
    print(findings);
    watched.tellUnused();
    tellSummary(rules, progress, findings.size(), took);
    boolean failed =
        failOn.isPresent()
            && findings.stream().anyMatch(f -> f.level().compareTo(failOn.get()) >= 0);
    return failed ? ExitCode.FAILURE : ExitCode.OK;
  }

  private void print(List<Finding> findings) {
    if (format == Format.JSON) {
      for (Finding finding : findings) {
        terminal.line(new JsonLine(Topics.FINDINGS.payload().write(finding)).toString());
      }
    } else {
      new FindingTable(terminal).print(findings);
    }
  }

  private void tellSummary(RuleSet rules, ScanProgress progress, int findings, Duration took) {
    double seconds = Math.max(1, took.toMillis()) / 1000.0;
    terminal.complaint(
        terminal.paint(
            Colour.BOLD,
            "%,d findings of %,d matches: %,d events, %,d other records, %,d dead letters in %,d files; %,d rules; %.1f s, %,.0f events/s"
                .formatted(
                    findings,
                    progress.signals(),
                    progress.events(),
                    progress.others(),
                    progress.deadLetters(),
                    progress.files(),
                    rules.rules().size(),
                    seconds,
                    progress.events() / seconds)));
  }
}
