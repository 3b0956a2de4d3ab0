package nl.dijkwacht.app.commands.subscriptions;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.publication.CurrentPublication;
import nl.dijkwacht.app.publication.DocumentKind;
import nl.dijkwacht.app.registers.LocalRegisters;
import nl.dijkwacht.app.subscriptions.LocalSubscriptions;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.publish.subscriptions.ChannelPermission;
import nl.dijkwacht.publish.subscriptions.Subscription;
import nl.dijkwacht.publish.subscriptions.SubscriptionSet;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the subscriptions in effect. */
@Command(
    name = "list",
    description = {
      "Lists the subscriptions in effect, published ones and those of the configuration, each with",
      "its channel, how far that is trusted, and what it is told. One whose receiver the register of",
      "processors does not know is not served, and says so."
    },
    footer = {
      "  dijkwacht subscriptions list",
      "  dijkwacht subscriptions list --config dijkwacht.yaml"
    })
final class SubscriptionsListCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  SubscriptionsListCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      Map<String, String> client = kafka.clientProperties();
      SubscriptionSet set =
          CurrentPublication.read(DocumentKind.SUBSCRIPTIONS, client, prefix)
              .made(LocalSubscriptions.of(configuration.publish().subscriptions()))
              .content();
      Registers registers =
          CurrentPublication.read(DocumentKind.REGISTERS, client, prefix)
              .made(LocalRegisters.of(configuration.registers()))
              .content();
      set.byId().values().forEach(one -> tell(one, registers));
      if (set.byId().isEmpty()) {
        terminal.line("There are no subscriptions.");
      }
    }
    return ExitCode.OK;
  }

  private void tell(Subscription one, Registers registers) {
    terminal.line(
        terminal.paint(
            Colour.BOLD,
            "%s: %s to %s, %s, %s"
                .formatted(
                    one.id(),
                    one.channel().type().label(),
                    Terminal.plain(String.join(", ", one.channel().hosts())),
                    one.voice().language().name().toLowerCase(Locale.ROOT),
                    one.voice().trust().name().toLowerCase(Locale.ROOT))));
    one.filter().ifPresent(filter -> detail("alerts", filter.expression().source()));
    one.notices().ifPresent(filter -> detail("notices", filter.expression().source()));
    one.escalation()
        .ifPresent(to -> detail("escalates", "to %s after %s".formatted(to.to(), to.after())));
    List<String> problems = ChannelPermission.problems(one, registers);
    problems.forEach(
        problem ->
            terminal.line(terminal.paint(Colour.RED, "  not served: " + Terminal.plain(problem))));
  }

  private void detail(String label, String text) {
    terminal.line("  %s: %s".formatted(label, Terminal.plain(text).strip()));
  }
}
