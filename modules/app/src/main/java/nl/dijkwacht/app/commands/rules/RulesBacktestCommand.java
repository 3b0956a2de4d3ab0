package nl.dijkwacht.app.commands.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.backtest.Backtest;
import nl.dijkwacht.app.backtest.BacktestJson;
import nl.dijkwacht.app.backtest.BacktestText;
import nl.dijkwacht.app.backtest.MatchCounter;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.WatchedScan;
import nl.dijkwacht.app.commands.options.RuleOptions;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.rules.RuleChoice;
import nl.dijkwacht.app.scan.Scan;
import nl.dijkwacht.app.scan.ScanProgress;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.sigma.RuleHead;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells how often a rule would have matched. */
@Command(
    name = "backtest",
    description = {
      "Holds one rule against stored logs and shows its matches a day (UTC, by event time), by",
      "account and by kind of principal: how much noise it makes, before it goes live. Filters on",
      "the rule act as they will. A window of a correlation counts on the day of the event that ends it.",
      "Needs no Kafka and uses all cores."
    },
    exitCodeList = {
      "0:the logs were read, whatever the rule matched",
      "1:a path is not there or cannot be read",
      "2:the rule is not there or cannot be used, or an option is not known"
    },
    footer = {
      "  dijkwacht rules backtest my-rule.yml AWSLogs/",
      "  dijkwacht rules backtest root-used AWSLogs/111122223333/ AWSLogs/444455556666/",
      "  dijkwacht rules backtest --rules filters/ --json my-rule.yml AWSLogs/"
    })
final class RulesBacktestCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "RULE",
      description = "A file with a rule; or the id, name, title or file name of a known rule.")
  private String rule = "";

  @Parameters(
      index = "1..*",
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files or folders of records.")
  private List<Path> paths = new ArrayList<>();

  @Mixin private final RuleOptions ruleOptions = new RuleOptions();

  @Option(names = "--id", paramLabel = "ID", description = "Which rule of a file that has several.")
  private Optional<String> id = Optional.empty();

  @Option(names = "--json", description = "Print the counts as JSON.")
  private boolean json;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Files that are read at once; all cores if not given.")
  private int threads = Runtime.getRuntime().availableProcessors();

  RulesBacktestCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    WatchedScan.checkPaths(paths);
    RuleChoice choice = RuleChoice.find(rule, ruleOptions.local());
    RuleOptions.tellProblems(choice.problems(), terminal);
    RuleHead head = one(choice);
    MatchCounter counter = new MatchCounter(head.ref().id());
    ScanProgress progress = new ScanProgress();
    Scan scan = scan(choice.rules().only(head.ref().id()), progress, counter);
    WatchedScan watched = new WatchedScan(scan, progress, terminal);
    watched.run(paths, threads);
    Backtest counted = counter.counted();
    if (json) {
      BacktestJson.of(head.ref(), counted).lines().map(Terminal::escaped).forEach(terminal::line);
    } else {
      print(head.ref(), counted);
    }
    watched.tellUnused();
    tellSummary(counted, progress);
    return ExitCode.OK;
  }

  private Scan scan(RuleSet rules, ScanProgress progress, MatchCounter counter) {
    return new Scan(
        rules, ReadLimits.DEFAULT, TopicPrefix.DEFAULT.value(), clock.instant(), progress, counter);
  }

  private RuleHead one(RuleChoice choice) {
    List<RuleHead> meant = choice.withId(id);
    if (meant.size() != 1) {
      throw refused(choice.whyNotOne(rule, id));
    }
    return meant.get(0);
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private void print(RuleRef ref, Backtest counted) {
    int width = terminal.traits().width();
    String title = "%s (%s)".formatted(Terminal.plain(ref.title()), ref.level().label());
    terminal.line(terminal.paint(Colour.BOLD, Terminal.cut(title, width)));
    terminal.line("");
    new BacktestText(terminal::paint, width).of(counted).forEach(terminal::line);
  }

  private void tellSummary(Backtest counted, ScanProgress progress) {
    terminal.complaint(
        "%s, making %s, on %,d of %s with events; at most %,d a day; %s, %s in %s"
            .formatted(
                counted.matches() == 1 ? "1 match" : "%,d matches".formatted(counted.matches()),
                Count.of(counted.findings(), "finding"),
                counted.daysWithMatches(),
                Count.of(counted.days().size(), "day"),
                counted.mostOfADay(),
                Count.of(progress.events(), "event"),
                Count.of(progress.deadLetters(), "dead letter"),
                Count.of(progress.files(), "file")));
  }
}
