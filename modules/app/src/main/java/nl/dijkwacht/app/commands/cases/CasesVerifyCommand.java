package nl.dijkwacht.app.commands.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.cases.CaseAnchor;
import nl.dijkwacht.app.cases.CaseRecords;
import nl.dijkwacht.app.cases.CaseVerification;
import nl.dijkwacht.app.cases.CurrentCases;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks that no step of any case was changed, removed or put in between. */
@Command(
    name = "verify",
    description = {
      "Checks the chains of steps: each carries the hash of the one before, each case stands at"
          + " its",
      "last one, and the heads that were anchored outside Kafka are in them."
    },
    footer = {"  dijkwacht cases verify", "  dijkwacht cases verify --anchor /mnt/worm/heads"})
final class CasesVerifyCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Option(
      names = "--anchor",
      paramLabel = "FILE",
      description = "The file with the heads, if not that of the configuration.")
  private Optional<Path> anchor = Optional.empty();

  CasesVerifyCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    Optional<Path> file = anchor.or(configuration.cases()::anchor);
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      // In this order: what is anchored or stands while we read, has its steps by the end of it.
      CaseAnchor anchored = file.isPresent() ? CaseAnchor.open(file.get()) : null;
      var cases = CurrentCases.read(kafka.clientProperties(), prefix).all();
      List<CaseEvent> steps =
          CaseRecords.read(kafka.clientProperties(), prefix, Topics.CASE_EVENTS, any -> true);
      Map<String, List<String>> faults =
          CaseVerification.faults(
              steps, cases, Optional.ofNullable(anchored).map(CaseAnchor::heads));
      List<String> ofFile = anchored == null ? List.of() : anchored.faults();
      return tell(faults, ofFile, steps.size(), anchored != null);
    }
  }

  private int tell(
      Map<String, List<String>> faults, List<String> ofFile, int steps, boolean anchored) {
    ofFile.forEach(fault -> terminal.line(terminal.paint(Colour.RED, Terminal.plain(fault))));
    faults.forEach(
        (id, wrong) ->
            wrong.forEach(
                fault ->
                    terminal.line(terminal.paint(Colour.RED, Terminal.plain(id + ": " + fault)))));
    long broken = faults.values().stream().filter(wrong -> !wrong.isEmpty()).count();
    terminal.complaint(
        "%,d cases with %,d steps, %,d with faults%s"
            .formatted(
                faults.size(),
                steps,
                broken,
                anchored
                    ? ""
                    : "; no anchor is named, so a whole case that is gone is not missed"));
    return broken == 0 && ofFile.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
  }
}
