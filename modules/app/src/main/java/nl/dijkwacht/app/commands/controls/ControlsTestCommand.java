package nl.dijkwacht.app.commands.controls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.controls.LocalControls;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.ProblemList;
import nl.dijkwacht.app.terminal.ResultText;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.ControlSettings;
import nl.dijkwacht.controls.cases.ControlTester;
import nl.dijkwacht.controls.cases.TestOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the tests of controls. */
@Command(
    name = "test",
    description = {
      "Holds controls against the examples under their 'tests' and tells which control does not say",
      "what its author expects. Without a path, the controls that come with Dijkwacht are tested."
    },
    exitCodeList = {
      "0:all tests went as they should",
      "1:one did not; or a control cannot be used; or, with --strict, one has no tests",
      "2:the command, an option or a value is not known"
    },
    footer = {"  dijkwacht controls test", "  dijkwacht controls test --strict my-controls/"})
final class ControlsTestCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files or folders of controls.")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--strict", description = "A control without tests too makes the exit code 1.")
  private boolean strict;

  ControlsTestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ControlSet controls =
        LocalControls.of(paths.isEmpty(), paths, ControlSettings.DEFAULT).checked();
    new ProblemList(terminal).print(controls.problems());
    List<TestOutcome> outcomes = new ControlTester(controls).run();
    List<TestOutcome> failures = outcomes.stream().filter(each -> !each.passed()).toList();
    failures.forEach(this::tell);
    List<Control> untested =
        controls.all().stream()
            .filter(control -> outcomes.stream().noneMatch(each -> each.control().equals(control)))
            .toList();
    untested.forEach(
        control ->
            terminal.line(
                terminal.paint(Colour.YELLOW, "no tests") + " " + Terminal.plain(control.id())));
    boolean failed =
        !failures.isEmpty() || controls.refused() > 0 || (strict && !untested.isEmpty());
    terminal.line(
        terminal.paint(
            failed ? Colour.RED : Colour.GREEN,
            "%s of %s: %,d passed, %,d failed; %,d without tests; %,d cannot be used."
                .formatted(
                    Count.of(outcomes.size(), "test"),
                    Count.of(controls.all().size(), "control"),
                    outcomes.size() - failures.size(),
                    failures.size(),
                    untested.size(),
                    controls.refused())));
    return failed ? ExitCode.FAILURE : ExitCode.OK;
  }

  private void tell(TestOutcome outcome) {
    terminal.line(
        terminal.paint(Colour.RED, "failed ")
            + Terminal.plain(outcome.control().id() + ": " + outcome.test().name()));
    terminal.line(Terminal.plain("  at " + outcome.test().place()));
    terminal.line(
        "  expected %s, got %s"
            .formatted(ResultText.of(outcome.test().expect()), ResultText.of(outcome.result())));
    terminal.line(Terminal.plain("  " + outcome.reason()));
    terminal.line("");
  }
}
