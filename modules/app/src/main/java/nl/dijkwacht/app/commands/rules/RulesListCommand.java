package nl.dijkwacht.app.commands.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.RuleOptions;
import nl.dijkwacht.app.rulelist.Catalogue;
import nl.dijkwacht.app.rulelist.CatalogueJson;
import nl.dijkwacht.app.rulelist.CatalogueText;
import nl.dijkwacht.app.rulelist.Coverage;
import nl.dijkwacht.app.rulelist.CoverageText;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.sigma.RuleFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows which rules there are. */
@Command(
    name = "list",
    description = {
      "Shows all rules, correlations and filters that can be used, and how many rules cover each",
      "article of the AVG (GDPR) and each technique of MITRE ATT&CK, by level. Without a path,",
      "the rules that come with Dijkwacht and those of --rules are shown."
    },
    footer = {
      "  dijkwacht rules list",
      "  dijkwacht rules list --coverage my-rules/",
      "  dijkwacht rules list --json"
    })
final class RulesListCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files or folders of rules.")
  private List<Path> paths = new ArrayList<>();

  @Mixin private final RuleOptions ruleOptions = new RuleOptions();

  @Option(names = "--coverage", description = "Show only what is covered.")
  private boolean coverageOnly;

  @Option(names = "--json", description = "Print all as JSON.")
  private boolean json;

  /**
   * @param clock tells which filters have expired
   */
  RulesListCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Catalogue catalogue = catalogue();
    RuleOptions.tellProblems(catalogue.problems(), terminal);
    if (json) {
      CatalogueJson.of(catalogue, clock.instant())
          .lines()
          .map(Terminal::escaped)
          .forEach(terminal::line);
    } else {
      print(catalogue);
    }
    return ExitCode.OK;
  }

  private Catalogue catalogue() throws IOException {
    LocalRules known = ruleOptions.local();
    if (paths.isEmpty()) {
      return Catalogue.of(known);
    }
    List<RuleFile> named = new ArrayList<>();
    for (Path path : paths) {
      named.addAll(RuleFile.under(path));
    }
    return Catalogue.of(named, known);
  }

  private void print(Catalogue catalogue) {
    if (!coverageOnly) {
      new CatalogueText(terminal, clock.instant()).print(catalogue);
      terminal.line("");
    }
    CoverageText matrix = new CoverageText(terminal::paint, "rule");
    matrix.of("AVG article", Coverage.ofArticles(catalogue.rules())).forEach(terminal::line);
    terminal.line("");
    matrix.of("ATT&CK", Coverage.ofTechniques(catalogue.rules())).forEach(terminal::line);
  }
}
