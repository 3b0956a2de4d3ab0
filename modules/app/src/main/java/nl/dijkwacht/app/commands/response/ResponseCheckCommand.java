package nl.dijkwacht.app.commands.response;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.response.LocalPolicies;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.ProblemList;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.publish.response.policies.PolicySet;
import nl.dijkwacht.publish.response.policies.ResponsePolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells what is wrong with policies of responses, all at once, and what the others may do. */
@Command(
    name = "check",
    description = {
      "Reads policies and tells all at once what is wrong with them, with file and line: also a",
      "runner that is not in response.allowed, and a role that nobody holds. Of each that can be used",
      "it tells whom it asks, and where a person has to approve. Without a path, the policies of the",
      "configuration are checked."
    },
    exitCodeList = {
      "0:all policies can be used",
      "1:there is an error, or a path cannot be read",
      "2:the command, an option or a value is not known"
    },
    footer = {"  dijkwacht response check my-policies/ --config dijkwacht.yaml"})
final class ResponseCheckCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files or folders of policies.")
  private List<Path> paths = new ArrayList<>();

  ResponseCheckCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
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
    set.byId().values().forEach(this::tell);
    int errors = set.problems().size();
    terminal.line(
        terminal.paint(
            errors > 0 ? Colour.RED : Colour.GREEN,
            "%d of the policies can be used: %s."
                .formatted(set.byId().size(), Count.of(errors, "error"))));
    return errors > 0 ? ExitCode.FAILURE : ExitCode.OK;
  }

  private void tell(ResponsePolicy policy) {
    terminal.line(
        terminal.paint(
            Colour.BOLD,
            "%s: %s%s"
                .formatted(
                    policy.id(),
                    Terminal.plain(policy.title()),
                    policy.dryRun() ? " (dry run: nobody is asked)" : "")));
    terminal.line("  asks: " + Terminal.plain(policy.action().runner().arn()));
    String unasked =
        policy.automaticIn().isEmpty()
            ? "always"
            : "except in environments " + String.join(", ", policy.automaticIn());
    terminal.line("  approval: by '%s', %s".formatted(policy.role(), Terminal.plain(unasked)));
    if (!policy.automaticIn().isEmpty()) {
      terminal.line(
          "  approval whatever the policy says: data of Art. 9 AVG on the resource, an environment"
              + " that is production or not known, and more than %d requests an hour"
                  .formatted(policy.limitPerHour()));
    }
  }
}
