package nl.dijkwacht.app.commands;

import static nl.dijkwacht.app.terminal.Terminal.plain;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.publication.PublicationPlan;
import nl.dijkwacht.app.publication.PublishedRules;
import nl.dijkwacht.app.publication.Publisher;
import nl.dijkwacht.app.publication.RuleFolder;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.topics.TopicPrefix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a folder of rules to all running instances. */
@Command(
    name = "publish",
    description = {
      "Publishes a folder of Sigma rules to all instances, which take it without a restart.",
      "What was published before and is not in the folder is taken back. All or nothing: if a",
      "rule cannot be used, every problem is told, nothing is published, and the exit code is 1.",
      "A published rule goes before one with the same id that an instance has by itself.",
      "A folder holds at most 5,000 files of 1 MiB each, and 32 MiB together."
    },
    footer = {
      "  dijkwacht rules publish my-rules/ --dry-run",
      "  dijkwacht rules publish my-rules/ --config dijkwacht.yaml"
    })
public final class RulesPublishCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Parameters(paramLabel = "DIR", description = "The folder, with all that is below it.")
  private Path folder;

  @Option(names = "--dry-run", description = "Tell what would change, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--take-back-all",
      description = "Go on though the folder has no rules; then none are published any more.")
  private boolean takeBackAll;

  public RulesPublishCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    RuleFolder rules = RuleFolder.read(folder);
    if (rules.files().isEmpty() && !takeBackAll) {
      throw new IOException(
          "'%s' holds no files that end in .yml or .yaml; to take back all that is published, add"
                  .formatted(folder)
              + " --take-back-all");
    }
    if (!isUsable(rules, configuration)) {
      terminal.line(terminal.paint(Colour.RED, "Nothing was published."));
      return ExitCode.FAILURE;
    }
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      TopicPrefix prefix = new TopicPrefix(configuration.prefix());
      PublicationPlan plan =
          dryRun
              ? PublishedRules.read(kafka.clientProperties(), prefix).plan(rules, clock.instant())
              : publish(rules, kafka, prefix);
      tell(plan);
      return ExitCode.OK;
    }
  }

  private boolean isUsable(RuleFolder rules, Configuration configuration) throws IOException {
    List<String> faults = rules.faults();
    faults.forEach(fault -> terminal.line(terminal.paint(Colour.RED, plain(fault))));
    List<Problem> problems = rules.problems(ConfiguredRules.of(configuration));
    problems.forEach(this::tell);
    return faults.isEmpty()
        && problems.stream().noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
  }

  private void tell(Problem problem) {
    Colour colour = problem.severity() == Problem.Severity.ERROR ? Colour.RED : Colour.YELLOW;
    terminal.line(terminal.paint(colour, plain(problem.toString())));
  }

  private PublicationPlan publish(RuleFolder rules, KafkaAccess kafka, TopicPrefix prefix)
      throws IOException {
    try (Publisher publisher = new Publisher(kafka.clientProperties(), prefix)) {
      PublicationPlan plan =
          PublishedRules.read(kafka.clientProperties(), prefix).plan(rules, clock.instant());
      if (plan.needed()) {
        publisher.publish(rules, plan);
      }
      return plan;
    }
  }

  private void tell(PublicationPlan plan) {
    plan.added().forEach(key -> terminal.line(plain("added     " + key)));
    plan.changed().forEach(key -> terminal.line(plain("changed   " + key)));
    plan.removed().forEach(key -> terminal.line(plain("removed   " + key)));
    String counts =
        "%,d added, %,d changed, %,d removed, %,d unchanged"
            .formatted(
                plan.added().size(),
                plan.changed().size(),
                plan.removed().size(),
                plan.unchanged());
    String sentence =
        !plan.needed()
            ? "Nothing to publish: all %,d documents are published as they are."
                .formatted(plan.unchanged())
            : dryRun
                ? "Would be publication %d: %s.".formatted(plan.manifest().number(), counts)
                : "Publication %d is committed: %s.".formatted(plan.manifest().number(), counts);
    terminal.line(terminal.paint(Colour.GREEN, sentence));
  }
}
