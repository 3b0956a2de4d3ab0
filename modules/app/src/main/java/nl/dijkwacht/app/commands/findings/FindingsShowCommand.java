package nl.dijkwacht.app.commands.findings;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.RestrictedLine;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.findings.CurrentFindings;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.privacy.Restrictions;
import nl.dijkwacht.app.scan.JsonLine;
import nl.dijkwacht.app.terminal.FindingPage;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one finding. */
@Command(
    name = "show",
    description = {
      "Shows all that is known of a finding: what, to what, by whom, since when, why it matters,",
      "what to do, who has it, and its history."
    },
    footer = {"  dijkwacht findings show 3f2a91c0", "  dijkwacht findings show 3f2a91c0 --json"})
final class FindingsShowCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Parameters(paramLabel = "ID", description = "Its id, or the beginning of it.")
  private String id;

  @Option(names = "--json", description = "Print it as JSON.")
  private boolean json;

  FindingsShowCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      TopicPrefix prefix = new TopicPrefix(configuration.prefix());
      Finding finding = CurrentFindings.read(kafka.clientProperties(), prefix).named(id);
      Restrictions restrictions = Restrictions.read(kafka.clientProperties(), prefix);
      if (json) {
        terminal.line(new JsonLine(Topics.FINDINGS.payload().write(finding)).toString());
      } else {
        new FindingPage(terminal).print(finding);
      }
      Restriction restriction = restrictions.onPrincipal(finding.latest().principal().id());
      if (restriction != null) {
        terminal.complaint(RestrictedLine.of(restriction));
      }
      return ExitCode.OK;
    }
  }
}
