package nl.dijkwacht.app.commands.subscriptions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.KnownRegisters;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.publication.DocumentReader.Made;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.subscriptions.LocalSubscriptions;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.ProblemList;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.documents.Problem.Severity;
import nl.dijkwacht.publish.subscriptions.SubscriptionSet;
import nl.dijkwacht.registers.Registers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what is wrong with subscriptions, all at once. */
@Command(
    name = "check",
    description = {
      "Reads subscriptions and tells all at once what is wrong with them, with file, line and column.",
      "A receiver outside the organisation is a processor (art. 28 AVG): one that the register of",
      "processors does not know is an error. Without a path, the subscriptions of the configuration",
      "are checked."
    },
    exitCodeList = {
      "0:all subscriptions can be used",
      "1:there is an error, or a path cannot be read",
      "2:the command, an option or a value is not known"
    },
    footer = {
      "  dijkwacht subscriptions check my-subscriptions/",
      "  dijkwacht subscriptions check --with-published --config dijkwacht.yaml"
    })
final class SubscriptionsCheckCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files or folders of subscriptions.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--with-published",
      description = "By the registers that are published too, which needs a running Kafka.")
  private boolean withPublished;

  SubscriptionsCheckCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    Registers registers =
        withPublished
            ? KnownRegisters.published(configuration)
            : KnownRegisters.local(configuration);
    Made<SubscriptionSet> made =
        LocalSubscriptions.of(paths.isEmpty() ? configuration.publish().subscriptions() : paths)
            .heldAgainst(registers)
            .read(List.of());
    new ProblemList(terminal).print(made.problems());
    long errors = made.problems().stream().filter(one -> one.severity() == Severity.ERROR).count();
    terminal.line(
        terminal.paint(
            errors > 0 ? Colour.RED : Colour.GREEN,
            "%s read: %s."
                .formatted(Count.of(made.size(), "subscription"), Count.of(errors, "error"))));
    return errors > 0 ? ExitCode.FAILURE : ExitCode.OK;
  }
}
