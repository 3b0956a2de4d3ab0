package nl.dijkwacht.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.api.CannotListenException;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.ConfiguredRules;
import nl.dijkwacht.app.commands.options.PlaceholderOption;
import nl.dijkwacht.app.commands.options.RuleOptions;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.config.Stage;
import nl.dijkwacht.app.pipeline.Announcements;
import nl.dijkwacht.app.pipeline.Counters;
import nl.dijkwacht.app.pipeline.Instance;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.app.terminal.AlertLine;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.NoticeLine;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.collectors.folders.CollectSummary;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Dijkwacht in earnest. */
@Command(
    name = "run",
    description = {
      "Runs the stages of the configuration until it is interrupted.",
      "Without kafka.bootstrap-servers it runs an embedded broker, whose data stay on disk:",
      "they survive a restart and a kill, but there is one copy of them only.",
      "With --input it collects those paths once, waits until all is dealt with, and ends."
    },
    footer = {"  dijkwacht run --config dijkwacht.yaml", "  dijkwacht run --input AWSLogs/"})
public final class RunCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final String version;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Option(
      names = {"-i", "--input"},
      paramLabel = "PATH",
      description = "A file or folder to collect once; may be given several times.")
  private List<Path> inputs = new ArrayList<>();

  @Option(
      names = {"-r", "--rules"},
      paramLabel = "PATH",
      description = "A file or folder of Sigma rules, besides those of the configuration.")
  private List<Path> rulePaths = new ArrayList<>();

  @Mixin private final PlaceholderOption placeholderOption = new PlaceholderOption();

  @Option(names = "--show-alerts", description = "Show alerts on the terminal as they come.")
  private boolean showAlerts;

  public RunCommand(Terminal terminal, Map<String, String> environment, String version) {
    this.terminal = terminal;
    this.environment = environment;
    this.version = version;
  }

  @Override
  public Integer call()
      throws IOException, InterruptedException, BrokerUnavailableException, CannotListenException {
    for (Path input : inputs) {
      if (!Files.exists(input)) {
        throw new NoSuchFileException(input.toString());
      }
    }
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    LocalRules rules = ConfiguredRules.of(configuration, rulePaths, placeholderOption.given());
    return inputs.isEmpty()
        ? runUntilInterrupted(configuration, rules)
        : runOnce(configuration, rules);
  }

  private int runUntilInterrupted(Configuration configuration, LocalRules rules)
      throws IOException, InterruptedException, BrokerUnavailableException, CannotListenException {
    try (Interruption interruption = Interruption.listen();
        Instance instance = Instance.start(configuration, rules, version);
        Announcements alerts = feed(instance, configuration)) {
      List<Path> watched = configuration.collect().files().paths();
      instance.pipeline().watch(watched);
      instance.pipeline().collectFromAws();
      tellStart(instance, configuration);
      if (configuration.stages().contains(Stage.COLLECT)
          && watched.isEmpty()
          && !instance.pipeline().isCollectingFromAws()) {
        terminal.complaint(
            "Nothing is collected: collect.files.paths and collect.sqs.queues are empty, and there"
                + " is no --input.");
      }
      interruption.stop().await();
    }
    return ExitCode.OK;
  }

  private int runOnce(Configuration configuration, LocalRules rules)
      throws IOException, InterruptedException, BrokerUnavailableException, CannotListenException {
    try (Instance instance = Instance.start(configuration, rules, version);
        Announcements alerts = feed(instance, configuration)) {
      tellStart(instance, configuration);
      CollectSummary summary = instance.pipeline().collectAndDrain(inputs);
      terminal.complaint(
          terminal.paint(
              Colour.BOLD,
              ("Collected %,d events, %,d configuration items, %,d other records and %,d dead"
                      + " letters from %,d files.")
                  .formatted(
                      summary.events(),
                      summary.items(),
                      summary.foreign(),
                      summary.deadLetters(),
                      summary.files())));
      terminal.complaint(Counters.line(instance.registry()));
    }
    return ExitCode.OK;
  }

  private @Nullable Announcements feed(Instance instance, Configuration configuration) {
    return showAlerts
        ? Announcements.start(
            instance.kafka().clientProperties(),
            new TopicPrefix(configuration.prefix()),
            new AlertLine(terminal)::print,
            new NoticeLine(terminal)::print)
        : null;
  }

  private void tellStart(Instance instance, Configuration configuration) {
    RuleSet rules = instance.pipeline().rules();
    RuleOptions.tellProblems(rules, terminal);
    terminal.complaint(
        "Dijkwacht %s runs %s with %,d rules on Kafka at %s"
            .formatted(
                version,
                String.join(
                    ", ",
                    configuration.stages().stream()
                        .map(Stage::name)
                        .map(String::toLowerCase)
                        .toList()),
                rules.rules().size(),
                instance.kafka().clientProperties().get("bootstrap.servers")));
    if (instance.kafka().isEmbedded()) {
      terminal.complaint(
          "The broker is embedded: one copy of the data, in %s. For more, name a cluster in"
                  .formatted(configuration.data())
              + " kafka.bootstrap-servers.");
    }
    terminal.complaint(
        "Metrics at %smetrics, health at %shealth/ready"
            .formatted(instance.monitoring(), instance.monitoring()));
    terminal.complaint(
        configuration.api().isOn()
            ? "How things stand: %s".formatted(instance.monitoring())
            : "The API and the pages are off; set api.tokens or api.oidc to use them.");
  }
}
