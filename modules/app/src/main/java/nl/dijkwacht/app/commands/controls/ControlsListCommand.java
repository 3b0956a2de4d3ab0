package nl.dijkwacht.app.commands.controls;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.RuleOptions;
import nl.dijkwacht.app.controls.ControlCatalogueJson;
import nl.dijkwacht.app.controls.ControlCatalogueText;
import nl.dijkwacht.app.controls.ControlCoverage;
import nl.dijkwacht.app.rulelist.CoverageText;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.ControlSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows which controls there are. */
@Command(
    name = "list",
    description = {
      "Shows all controls that can be used: the five headline controls first, then the others by",
      "service, with their level, the types of resources and the articles of the AVG (GDPR)."
    },
    footer = {
      "  dijkwacht controls list",
      "  dijkwacht controls list --coverage",
      "  dijkwacht controls list --json --controls my-controls/"
    })
final class ControlsListCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ControlOptions options = new ControlOptions();

  @Option(
      names = "--coverage",
      description = "Show how many controls there are for each article of each framework.")
  private boolean coverage;

  @Option(names = "--json", description = "Print all as JSON.")
  private boolean json;

  ControlsListCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    ControlSet set = options.local(options.configuration(terminal, environment)).alone();
    RuleOptions.tellProblems(set.problems(), "dijkwacht controls check", terminal);
    List<Control> controls = set.all();
    if (json) {
      ControlCatalogueJson.of(controls).lines().map(Terminal::escaped).forEach(terminal::line);
    } else if (coverage) {
      printCoverage(controls);
    } else {
      new ControlCatalogueText(terminal).print(controls);
    }
    return ExitCode.OK;
  }

  private void printCoverage(List<Control> controls) {
    CoverageText matrix = new CoverageText(terminal::paint, "control");
    for (ControlCoverage framework : ControlCoverage.of(controls)) {
      matrix.of(framework.name(), framework.coverage()).forEach(terminal::line);
      terminal.line("");
    }
  }
}
