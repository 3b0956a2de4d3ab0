package nl.dijkwacht.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.app.scan.CandidatePool;
import nl.dijkwacht.app.scan.JsonLine;
import nl.dijkwacht.app.scan.Scan;
import nl.dijkwacht.app.scan.ScanProgress;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.FindingTable;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.core.Finding;
import nl.dijkwacht.core.Level;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
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

  private static final int MOST_LETTERS = 20;

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
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
    }
    RuleSet rules = ruleOptions.load(terminal);
    ScanProgress progress = new ScanProgress();
    Scan scan =
        new Scan(rules, ReadLimits.DEFAULT, TopicPrefix.DEFAULT.value(), clock.instant(), progress);
    long began = System.nanoTime();
    run(scan, progress, began);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    List<Finding> findings = new ArrayList<>(scan.findings());
    findings.sort(
        Comparator.comparing(Finding::level)
            .reversed()
            .thenComparing(finding -> finding.first().eventTime())
            .thenComparing(Finding::id));
    print(findings);
    tellLeftOut(scan.leftOut());
    tellDeadLetters(scan, progress);
    tellNotCorrelated(scan);
    tellSummary(rules, progress, findings.size(), took);
    boolean failed =
        failOn.isPresent()
            && findings.stream().anyMatch(f -> f.level().compareTo(failOn.get()) >= 0);
    return failed ? ExitCode.FAILURE : ExitCode.OK;
  }

  private void run(Scan scan, ScanProgress progress, long began) throws InterruptedException {
    ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    try {
      var ticking =
          ticker.scheduleAtFixedRate(
              () -> terminal.progress(line(progress, began)), 200, 200, TimeUnit.MILLISECONDS);
      scan.run(paths, Math.max(1, threads));
      ticking.cancel(false);
    } finally {
      ticker.shutdownNow();
      ticker.awaitTermination(1, TimeUnit.SECONDS);
      terminal.clearProgress();
    }
  }

  private static String line(ScanProgress progress, long began) {
    return "%,d of %,d files, %,d events (%,.0f/s), %,d matches, %,d dead letters"
        .formatted(
            progress.files(),
            progress.filesToDo(),
            progress.events(),
            progress.events() * 1e9 / Math.max(1, System.nanoTime() - began),
            progress.signals(),
            progress.deadLetters());
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

  private void tellLeftOut(List<String> leftOut) {
    leftOut.stream()
        .limit(MOST_LETTERS)
        .forEach(sentence -> terminal.complaint(Terminal.plain(sentence) + " and is left out"));
    if (leftOut.size() > MOST_LETTERS) {
      terminal.complaint("… and %,d more are left out".formatted(leftOut.size() - MOST_LETTERS));
    }
  }

  private void tellDeadLetters(Scan scan, ScanProgress progress) {
    scan.deadLetters().stream()
        .limit(MOST_LETTERS)
        .forEach(letter -> terminal.complaint(Terminal.plain(letter.toString())));
    if (progress.deadLetters() > MOST_LETTERS) {
      terminal.complaint("… and %,d more".formatted(progress.deadLetters() - MOST_LETTERS));
    }
  }

  private void tellNotCorrelated(Scan scan) {
    CandidatePool.LeftOut out = scan.notCorrelated();
    if (out.candidates() + out.groupEvents() + out.values() > 0) {
      terminal.complaint(
          "Correlations do not reckon with %,d events beyond what fits, %,d oldest events of large groups and %,d values"
              .formatted(out.candidates(), out.groupEvents(), out.values()));
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
