package nl.dijkwacht.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.Level;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.sigma.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells what is wrong with rules, all at once. */
@Command(
    name = "check",
    description = {
      "Reads Sigma rules and tells every problem with file, line and column.",
      "Without a path, the rules that come with Dijkwacht are checked.",
      "The exit code is 1 if a rule cannot be used."
    },
    footer = {
      "  dijkwacht rules check",
      "  dijkwacht rules check my-rules/ sigma/rules/cloud/aws/cloudtrail"
    })
public final class RulesCheckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files or folders of rules.")
  private List<Path> paths = new ArrayList<>();

  @Mixin private final PlaceholderOption placeholders = new PlaceholderOption();

  public RulesCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    RuleSet rules = RuleSources.load(paths.isEmpty(), paths, placeholders.given());
    rules.problems().forEach(this::tell);
    Map<Level, Long> byLevel =
        rules.rules().stream()
            .collect(
                Collectors.groupingBy(
                    rule -> rule.ref().level(), TreeMap::new, Collectors.counting()));
    String levels =
        byLevel.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().label())
            .collect(Collectors.joining(", ", " (", ")"));
    terminal.line(
        terminal.paint(
            rules.refused() == 0 ? Colour.GREEN : Colour.RED,
            "%d rules can be used%s, %d cannot."
                .formatted(
                    rules.rules().size(), byLevel.isEmpty() ? "" : levels, rules.refused())));
    return rules.refused() == 0 ? ExitCode.OK : ExitCode.FAILURE;
  }

  private void tell(Problem problem) {
    Colour colour = problem.severity() == Problem.Severity.ERROR ? Colour.RED : Colour.YELLOW;
    terminal.line(terminal.paint(colour, Terminal.plain(problem.toString())));
  }
}
