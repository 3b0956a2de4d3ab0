package nl.dijkwacht.app.commands.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.PlaceholderOption;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.app.rules.SarifReport;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.ProblemList;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.documents.Problem.Severity;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.sigma.lint.Remark;
import nl.dijkwacht.sigma.lint.RuleLint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what is wrong with rules, all at once. */
@Command(
    name = "check",
    description = {
      "Reads Sigma rules and tells all at once what is wrong with them, with file, line and column.",
      "An error keeps a rule from being used; a warning says that it probably does not mean what",
      "its author thinks, or that it will be hard to work with; a note says what it could tell more.",
      "Without a path, the rules that come with Dijkwacht are checked."
    },
    exitCodeList = {
      "0:all rules can be used",
      "1:there is an error or, with --strict, a warning; or a path cannot be read",
      "2:the command, an option or a value is not known"
    },
    footer = {
      "  dijkwacht rules check",
      "  dijkwacht rules check --strict my-rules/ sigma/rules/cloud/aws/cloudtrail",
      "  dijkwacht rules check --format sarif --output check.sarif my-rules/"
    })
final class RulesCheckCommand implements Callable<Integer> {

  /** How remarks are written. */
  enum Format {
    TEXT,
    SARIF
  }

  private final Terminal terminal;
  private final String version;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files or folders of rules.")
  private List<Path> paths = new ArrayList<>();

  @Mixin private final PlaceholderOption placeholders = new PlaceholderOption();

  @Option(names = "--strict", description = "Warnings too make the exit code 1.")
  private boolean strict;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, or sarif: SARIF 2.1.0, which code hosts show beside the lines.")
  private Format format = Format.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where SARIF goes; text goes to standard output beside it.")
  private Optional<Path> output = Optional.empty();

  RulesCheckCommand(Terminal terminal, String version) {
    this.terminal = terminal;
    this.version = version;
  }

  @Override
  public Integer call() throws IOException {
    if (output.isPresent() && format != Format.SARIF) {
      throw new ParameterException(
          spec.commandLine(), "--output is where SARIF goes; add --format sarif");
    }
    RuleSettings settings = RuleSettings.DEFAULT.with(placeholders.given());
    RuleLint lint =
        RuleLint.of(RuleSources.local(paths.isEmpty(), paths, settings).files(), settings);
    if (format == Format.SARIF) {
      String log = new SarifReport(Path.of(""), version).of(lint.remarks());
      if (output.isEmpty()) {
        terminal.out().print(log);
        terminal.out().flush();
        terminal.complaint(summary(lint));
        return exitCode(lint);
      }
      Files.writeString(output.get(), log, StandardCharsets.UTF_8);
    }
    new ProblemList(terminal)
        .print(lint.remarks(), Remark::problem, remark -> " [" + remark.check().id() + "]");
    terminal.line(summary(lint));
    return exitCode(lint);
  }

  private int exitCode(RuleLint lint) {
    return isFailed(lint) ? ExitCode.FAILURE : ExitCode.OK;
  }

  private boolean isFailed(RuleLint lint) {
    return count(lint, Severity.ERROR) > 0 || (strict && count(lint, Severity.WARNING) > 0);
  }

  private String summary(RuleLint lint) {
    RuleSet rules = lint.rules();
    return terminal.paint(
        isFailed(lint) ? Colour.RED : Colour.GREEN,
        "%s can be used%s, %,d cannot: %s, %s, %s."
            .formatted(
                Count.of(rules.rules().size(), "rule"),
                levels(rules),
                rules.refused(),
                Count.of(count(lint, Severity.ERROR), "error"),
                Count.of(count(lint, Severity.WARNING), "warning"),
                Count.of(count(lint, Severity.NOTE), "note")));
  }

  private static String levels(RuleSet rules) {
    Map<Level, Long> byLevel =
        rules.rules().stream()
            .collect(
                Collectors.groupingBy(
                    rule -> rule.ref().level(), TreeMap::new, Collectors.counting()));
    return byLevel.isEmpty()
        ? ""
        : byLevel.entrySet().stream()
            .map(entry -> "%,d %s".formatted(entry.getValue(), entry.getKey().label()))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static long count(RuleLint lint, Severity severity) {
    return lint.remarks().stream()
        .filter(remark -> remark.problem().severity() == severity)
        .count();
  }
}
