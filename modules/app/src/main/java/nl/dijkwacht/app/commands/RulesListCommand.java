package nl.dijkwacht.app.commands;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.rules.Coverage;
import nl.dijkwacht.app.rules.RuleListJson;
import nl.dijkwacht.app.rules.RuleListText;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.sigma.RuleHead;
import nl.dijkwacht.sigma.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists rules and what they cover. */
@Command(
    name = "list",
    description = {
      "Lists all rules and correlations with their level and tags, and counts how many there are",
      "for each article of the AVG (GDPR) and each technique of MITRE ATT&CK."
    },
    footer = {
      "  dijkwacht rules list",
      "  dijkwacht rules list --coverage --rules my-rules/",
      "  dijkwacht rules list --json --no-own-pack --rules my-rules/"
    })
public final class RulesListCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final RuleOptions ruleOptions = new RuleOptions();

  @Option(names = "--coverage", description = "Print what is covered, without the rules.")
  private boolean coverageOnly;

  @Option(names = "--json", description = "Print rules and coverage as JSON.")
  private boolean json;

  public RulesListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    RuleSet rules = ruleOptions.load(terminal);
    List<RuleHead> heads = RuleHead.of(rules);
    if (json) {
      RuleListJson.of(heads, rules.refused())
          .lines()
          .map(Terminal::escaped)
          .forEach(terminal::line);
      return ExitCode.OK;
    }
    RuleListText text = new RuleListText(terminal);
    if (!coverageOnly) {
      text.rules(heads);
    }
    text.coverage(Coverage.of(heads));
    terminal.line(
        "%s, %s; %,d cannot be used."
            .formatted(
                Count.of(rules.rules().size(), "rule"),
                Count.of(rules.correlations().size(), "correlation"),
                rules.refused()));
    return ExitCode.OK;
  }
}
