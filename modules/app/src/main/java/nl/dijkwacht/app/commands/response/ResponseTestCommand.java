package nl.dijkwacht.app.commands.response;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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
import nl.dijkwacht.app.response.LocalPolicies;
import nl.dijkwacht.app.subscriptions.SampleAlert;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.ProblemList;
import nl.dijkwacht.app.terminal.RequestText;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.publish.response.policies.PolicySet;
import nl.dijkwacht.publish.response.policies.ResponsePolicy;
import nl.dijkwacht.publish.response.requests.Known;
import nl.dijkwacht.publish.response.requests.Proposal;
import nl.dijkwacht.registers.Registers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what policies of responses make of an alert. */
@Command(
    name = "test",
    description = {
      "Shows for each policy whether it is about an alert, what would be asked of whom, by whose",
      "leave, and how that is undone. Nobody is asked. The alert is a sample, of GuardDuty and about",
      "an instance, or one from a file as the topic findings.alerts has them. Without a path, the",
      "policies of the configuration are tested."
    },
    exitCodeList = {
      "0:done",
      "1:a policy cannot be used, or a path cannot be read",
      "2:the command, an option or a value is not known"
    },
    footer = {
      "  dijkwacht response test my-policies/ --config dijkwacht.yaml",
      "  dijkwacht response test --alert alert.json --config dijkwacht.yaml"
    })
final class ResponseTestCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files or folders of policies.")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--alert", paramLabel = "FILE", description = "An alert in JSON.")
  private Optional<Path> file = Optional.empty();

  /**
   * @param clock tells when the sample happened
   */
  ResponseTestCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    PolicySet set =
        LocalPolicies.read(
            paths.isEmpty() ? configuration.response().policies() : paths,
            configuration.response());
    new ProblemList(terminal).print(set.problems());
    Registers registers = KnownRegisters.local(configuration);
    Alert alert = alert();
    Instant expiresAt = clock.instant().plus(configuration.response().expireAfter());
    for (ResponsePolicy policy : set.byId().values()) {
      test(new Proposal(policy, alert, Known.by(registers), expiresAt), registers);
    }
    return set.problems().isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
  }

  private Alert alert() throws IOException {
    return file.isEmpty() ? SampleAlert.ofGuardDuty(clock.instant()) : AlertFile.read(file.get());
  }

  private void test(Proposal proposal, Registers registers) {
    String id = proposal.policy().id();
    if (!Proposal.isWanted(proposal.policy(), proposal.alert(), registers)) {
      terminal.line(terminal.paint(Colour.BOLD, id + ": is not about the alert"));
      return;
    }
    Optional<ResponseRequest> request = proposal.request(false, clock.instant());
    if (request.isEmpty()) {
      terminal.line(
          terminal.paint(Colour.BOLD, id + ": no resource of the alert is one that it may act on"));
      return;
    }
    terminal.line(terminal.paint(Colour.BOLD, id + ": would lead to this request"));
    new RequestText(terminal).print(request.get());
  }
}
