package nl.dijkwacht.app.commands.controls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.controls.LocalControls;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.ProblemList;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.ControlSettings;
import nl.dijkwacht.controls.lint.ControlLint;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problem.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what is wrong with controls, all at once. */
@Command(
    name = "check",
    description = {
      "Reads controls and tells all at once what is wrong with them, with file, line and column.",
      "An error keeps a control from being used; a warning says what it lacks: a test, a remedy, a",
      "title in Dutch. Without a path, the controls that come with Dijkwacht are checked."
    },
    exitCodeList = {
      "0:all controls can be used",
      "1:there is an error or, with --strict, a warning; or a path cannot be read",
      "2:the command, an option or a value is not known"
    },
    footer = {
      "  dijkwacht controls check",
      "  dijkwacht controls check --strict my-controls/",
    })
final class ControlsCheckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files or folders of controls.")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--strict", description = "Warnings too make the exit code 1.")
  private boolean strict;

  ControlsCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ControlSet controls =
        LocalControls.of(paths.isEmpty(), paths, ControlSettings.DEFAULT).checked();
    List<Problem> problems = new ArrayList<>(controls.problems());
    problems.addAll(ControlLint.check(controls));
    problems.sort(Comparator.comparing(Problem::place));
    new ProblemList(terminal).print(problems);
    long errors = count(problems, Severity.ERROR);
    long warnings = count(problems, Severity.WARNING);
    boolean failed = errors > 0 || (strict && warnings > 0);
    terminal.line(
        terminal.paint(
            failed ? Colour.RED : Colour.GREEN,
            "%s can be used, %,d cannot: %s, %s."
                .formatted(
                    Count.of(controls.all().size(), "control"),
                    controls.refused(),
                    Count.of(errors, "error"),
                    Count.of(warnings, "warning"))));
    return failed ? ExitCode.FAILURE : ExitCode.OK;
  }

  private static long count(List<Problem> problems, Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).count();
  }
}
