package nl.dijkwacht.app.commands.subscriptions;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.AlertFile;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.KnownRegisters;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.subscriptions.LocalSubscriptions;
import nl.dijkwacht.app.subscriptions.Messaging;
import nl.dijkwacht.app.subscriptions.SampleAlert;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.ProblemList;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.publish.channels.Channel;
import nl.dijkwacht.publish.channels.Result;
import nl.dijkwacht.publish.messages.Message;
import nl.dijkwacht.publish.messages.MessageWriter;
import nl.dijkwacht.publish.messages.PlainText;
import nl.dijkwacht.publish.subscriptions.ChannelPermission;
import nl.dijkwacht.publish.subscriptions.Subscription;
import nl.dijkwacht.publish.subscriptions.SubscriptionSet;
import nl.dijkwacht.registers.Registers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what subscriptions make of an alert, and sends it if that is asked for. */
@Command(
    name = "test",
    description = {
      "Shows for each subscription whether an alert passes its filter, and what its channel would be",
      "told of it: in its language, and with names only if it is trusted. The alert is a sample, or",
      "one from a file as the topic findings.alerts has them. With --send the message really goes",
      "out, marked as a test, whether it passes or not. Without a path, the subscriptions of the",
      "configuration are tested."
    },
    exitCodeList = {
      "0:done; with --send all receivers have it",
      "1:a subscription cannot be used, or a receiver does not have the message",
      "2:the command, an option or a value is not known"
    },
    footer = {
      "  dijkwacht subscriptions test my-subscriptions/ --alert alert.json",
      "  dijkwacht subscriptions test my-subscriptions/ --id soc --send"
    })
final class SubscriptionsTestCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files or folders of subscriptions.")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--id", paramLabel = "ID", description = "Only this subscription.")
  private Optional<String> id = Optional.empty();

  @Option(names = "--alert", paramLabel = "FILE", description = "An alert in JSON.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--send", description = "Send the message to the receivers, as a test.")
  private boolean send;

  SubscriptionsTestCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    Registers registers = KnownRegisters.local(configuration);
    SubscriptionSet set =
        LocalSubscriptions.of(paths.isEmpty() ? configuration.publish().subscriptions() : paths)
            .read(List.of())
            .content();
    new ProblemList(terminal).print(set.problems());
    List<Subscription> chosen = chosen(set);
    Alert alert = alert();
    boolean failed = set.refused() > 0;
    try (Messaging messaging = Messaging.of(configuration, environment, clock)) {
      for (Subscription one : chosen) {
        failed |= !test(one, alert, registers, messaging);
      }
    }
    return failed ? ExitCode.FAILURE : ExitCode.OK;
  }

  private List<Subscription> chosen(SubscriptionSet set) throws IOException {
    if (id.isEmpty()) {
      return List.copyOf(set.byId().values());
    }
    return List.of(
        set.find(id.get())
            .orElseThrow(
                () ->
                    new IOException(
                        "there is no subscription '%s' that can be used; there are %s"
                            .formatted(id.get(), String.join(", ", set.byId().keySet())))));
  }

  private Alert alert() throws IOException {
    return file.isEmpty() ? SampleAlert.at(clock.instant()) : AlertFile.read(file.get());
  }

  private boolean test(Subscription one, Alert alert, Registers registers, Messaging messaging) {
    boolean passes = one.filter().filter(of -> of.passes(alert, registers)).isPresent();
    terminal.line(
        terminal.paint(
            Colour.BOLD,
            "%s (%s): the alert %s"
                .formatted(
                    one.id(),
                    one.channel().type().label(),
                    passes ? "passes the filter" : "does not pass the filter")));
    MessageWriter writer =
        new MessageWriter(one.id(), one.voice(), messaging.pseudonyms(), messaging.links());
    Message message = writer.test(List.of(writer.entry(alert, registers)));
    PlainText.of(message).lines().forEach(line -> terminal.line("  " + Terminal.plain(line)));
    return !send || send(one, message, registers, messaging);
  }

  private boolean send(
      Subscription one, Message message, Registers registers, Messaging messaging) {
    List<String> problems = ChannelPermission.problems(one, registers);
    if (!problems.isEmpty()) {
      return tell(false, "not sent: " + problems.get(0));
    }
    try (Channel channel = messaging.channels().of(one.channel())) {
      Result result = channel.deliver(message);
      if (result instanceof Result.Failed failed) {
        return tell(false, "not delivered: " + failed.sentence());
      } else if (result instanceof Result.Refused refused) {
        return tell(false, "refused: " + refused.sentence());
      }
      return tell(true, "delivered");
    }
  }

  private boolean tell(boolean good, String sentence) {
    terminal.line(terminal.paint(good ? Colour.GREEN : Colour.RED, Terminal.plain(sentence)));
    return good;
  }
}
