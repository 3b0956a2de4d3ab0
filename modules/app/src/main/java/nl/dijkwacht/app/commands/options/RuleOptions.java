package nl.dijkwacht.app.commands.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.RuleSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which rules a command works with. */
public final class RuleOptions {

  private static final int MOST_PROBLEMS = 20;

  @Option(
      names = {"-r", "--rules"},
      paramLabel = "PATH",
      description = "A file or folder of Sigma rules; may be given several times.")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--no-own-pack", description = "Leave out the rules that come with Dijkwacht.")
  private boolean withoutOwnPack;

  @Mixin private final PlaceholderOption placeholders = new PlaceholderOption();

  /** Loads the rules, and tells the first of those that cannot be used. */
  public RuleSet load(Terminal terminal) throws IOException {
    RuleSet rules = local().alone();
    tellProblems(rules, terminal);
    return rules;
  }

  /** These rules, not yet read. */
  public LocalRules local() throws IOException {
    return RuleSources.local(
        !withoutOwnPack, paths, RuleSettings.DEFAULT.with(placeholders.given()));
  }

  /** Tells the first of the rules that cannot be used. */
  public static void tellProblems(RuleSet rules, Terminal terminal) {
    tellProblems(rules.problems(), terminal);
    if (rules.refused() > 0) {
      terminal.complaint(
          terminal.paint(
              Colour.YELLOW,
              "%d rules cannot be used; the other %d are"
                  .formatted(rules.refused(), rules.rules().size())));
    }
  }

  /** Tells the first of some problems. */
  public static void tellProblems(List<Problem> problems, Terminal terminal) {
    tellProblems(problems, "dijkwacht rules check", terminal);
  }

  /**
   * Tells the first of some problems.
   *
   * @param command that shows all of them
   */
  public static void tellProblems(List<Problem> problems, String command, Terminal terminal) {
    problems.stream()
        .limit(MOST_PROBLEMS)
        .forEach(problem -> terminal.complaint(Terminal.plain(problem.toString())));
    if (problems.size() > MOST_PROBLEMS) {
      terminal.complaint(
          "… and %d more; '%s' shows all".formatted(problems.size() - MOST_PROBLEMS, command));
    }
  }
}
