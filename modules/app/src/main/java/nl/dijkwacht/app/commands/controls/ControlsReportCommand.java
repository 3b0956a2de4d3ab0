package nl.dijkwacht.app.commands.controls;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.controls.LocalControls;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.publication.CurrentPublication;
import nl.dijkwacht.app.publication.DocumentKind;
import nl.dijkwacht.app.publication.DocumentReader;
import nl.dijkwacht.app.registers.LocalRegisters;
import nl.dijkwacht.app.report.PostureTopic;
import nl.dijkwacht.app.report.ScoreCsv;
import nl.dijkwacht.app.report.ScoreJson;
import nl.dijkwacht.app.report.ScoreReport;
import nl.dijkwacht.app.report.ScoreText;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the technical control score. */
@Command(
    name = "report",
    description = {
      "Shows the technical control score as the resources stand now: of the checks that could be",
      "made, how many passed. The five headline controls come first, then legal entities, accounts,",
      "frameworks and articles. What is unknown, and what fails under an exception, stands beside",
      "each score and does not count. The score is no judgement on compliance."
    },
    footer = {
      "  dijkwacht controls report",
      "  dijkwacht controls report --all --config dijkwacht.yaml",
      "  dijkwacht controls report --format csv"
    })
final class ControlsReportCommand implements Callable<Integer> {

  /** How it is written. */
  enum Format {
    TEXT,
    JSON,
    CSV
  }

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or csv.")
  private Format format = Format.TEXT;

  @Option(
      names = "--all",
      description =
          "Show all accounts, and the articles of all frameworks; json and csv always do.")
  private boolean all;

  /**
   * @param clock tells which exceptions are in effect
   */
  ControlsReportCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    ScoreReport report = report(configuration);
    Stream<String> lines =
        switch (format) {
          case TEXT -> new ScoreText(terminal::paint, all).of(report).stream();
          case JSON -> ScoreJson.of(report).lines().map(Terminal::escaped);
          case CSV -> ScoreCsv.of(report).stream().map(Terminal::plain);
        };
    lines.forEach(terminal::line);
    return ExitCode.OK;
  }

  private ScoreReport report(Configuration configuration)
      throws IOException, BrokerUnavailableException {
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      Map<String, String> client = kafka.clientProperties();
      DocumentReader<ControlSet> localControls = LocalControls.of(configuration.controls());
      DocumentReader<Registers> localRegisters = LocalRegisters.of(configuration.registers());
      ControlSet controls =
          CurrentPublication.read(DocumentKind.CONTROLS, client, prefix)
              .made(localControls)
              .content();
      Registers registers =
          CurrentPublication.read(DocumentKind.REGISTERS, client, prefix)
              .made(localRegisters)
              .content();
      return new PostureTopic(client, prefix).report(controls.all(), registers, clock.instant());
    }
  }
}
