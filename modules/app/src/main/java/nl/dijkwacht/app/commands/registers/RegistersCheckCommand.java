package nl.dijkwacht.app.commands.registers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.ConfiguredRules;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.controls.LocalControls;
import nl.dijkwacht.app.publication.DocumentReader.Made;
import nl.dijkwacht.app.registers.LocalRegisters;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.ProblemList;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.finding.ExceptionEntry;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problem.Severity;
import nl.dijkwacht.registers.RegisterContent;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.sigma.RuleHead;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what is wrong with registers, all at once. */
@Command(
    name = "check",
    description = {
      "Reads registers and tells all at once what is wrong with them, with file, line and column. An",
      "error keeps an entry from being used; a warning says that it probably does not mean what its",
      "author thinks, such as an exception for a rule or control that is not known here, a transfer",
      "to an importer that is in no register, or a review that is past. Without a path, the registers",
      "of the configuration are checked."
    },
    exitCodeList = {
      "0:all entries can be used",
      "1:there is an error or, with --strict, a warning; or a path cannot be read",
      "2:the command, an option or a value is not known"
    },
    footer = {
      "  dijkwacht registers check my-registers/",
      "  dijkwacht registers check --strict --config dijkwacht.yaml"
    })
final class RegistersCheckCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files or folders of registers.")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--strict", description = "Warnings too make the exit code 1.")
  private boolean strict;

  /**
   * @param clock tells which exceptions are in effect
   */
  RegistersCheckCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    List<Path> checked = paths.isEmpty() ? configuration.registers().paths() : paths;
    Made<Registers> made =
        LocalRegisters.of(configuration.registers(), checked)
            .forKnown(ruleIds(configuration))
            .asOf(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
            .read(List.of());
    new ProblemList(terminal).print(made.problems());
    long errors = count(made.problems(), Severity.ERROR);
    long warnings = count(made.problems(), Severity.WARNING);
    boolean failed = errors > 0 || (strict && warnings > 0);
    terminal.line(
        terminal.paint(
            failed ? Colour.RED : Colour.GREEN,
            "%s: %s, %s."
                .formatted(
                    summary(made.content()),
                    Count.of(errors, "error"),
                    Count.of(warnings, "warning"))));
    terminal.line(others(made.content().content()));
    return failed ? ExitCode.FAILURE : ExitCode.OK;
  }

  /** What exceptions may be for: the rules and controls of the configuration. */
  private static Set<String> ruleIds(Configuration configuration) throws IOException {
    Set<String> ids = new HashSet<>();
    RuleHead.of(ConfiguredRules.of(configuration).alone())
        .forEach(head -> ids.add(head.ref().id()));
    LocalControls.of(configuration.controls())
        .alone()
        .all()
        .forEach(control -> ids.add(control.id()));
    return ids;
  }

  private String summary(Registers registers) {
    Instant now = clock.instant();
    List<ExceptionEntry> exceptions = registers.exceptions();
    long over = exceptions.stream().filter(entry -> !now.isBefore(entry.expires())).count();
    long coming = exceptions.stream().filter(entry -> now.isBefore(entry.from())).count();
    return "%s, %s and %s (%,d in effect, %,d over, %,d to come) can be used"
        .formatted(
            Count.of(registers.accounts().size(), "account"),
            Count.of(registers.assets().size(), "asset"),
            Count.of(exceptions.size(), "exception"),
            exceptions.size() - over - coming,
            over,
            coming);
  }

  private static String others(RegisterContent content) {
    return ("Besides: purposes %,d, processors %,d, services %,d, transfers %,d, attestations %,d,"
            + " countries %,d, Regions %,d.")
        .formatted(
            content.purposes().size(),
            content.processors().size(),
            content.services().size(),
            content.transfers().size(),
            content.attestations().size(),
            content.countries().size(),
            content.regions().size());
  }

  private static long count(List<Problem> problems, Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).count();
  }
}
