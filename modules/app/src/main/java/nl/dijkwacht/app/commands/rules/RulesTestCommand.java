package nl.dijkwacht.app.commands.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.RuleOptions;
import nl.dijkwacht.app.ruletest.JunitReport;
import nl.dijkwacht.app.ruletest.TestRun;
import nl.dijkwacht.app.ruletest.TestText;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the tests of rules. */
@Command(
    name = "test",
    description = {
      "Holds rules against the events beside them and tells which rule does not do what its author",
      "says. Beside my-rule.yml lies my-rule.test.json:",
      "",
      "  {\"shouldMatch\":    [{\"name\": \"a bucket opened\", \"event\": {…}}],",
      "   \"shouldNotMatch\": [{\"name\": \"refused\", \"event\": {…}}]}",
      "",
      "An event is a whole CloudTrail record. A case of a correlation has a list of 'events'; where",
      "a file has several rules, a case says which 'rule' it is about. Without a path, the rules",
      "that come with Dijkwacht are tested."
    },
    exitCodeList = {
      "0:all cases went as they should",
      "1:one did not; or a file cannot be used; or, with --strict, a rule has no tests",
      "2:the command, an option or a value is not known"
    },
    footer = {
      "  dijkwacht rules test",
      "  dijkwacht rules test --strict my-rules/",
      "  dijkwacht rules test --junit rule-tests.xml my-rules/"
    })
final class RulesTestCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files or folders of rules.")
  private List<Path> paths = new ArrayList<>();

  @Mixin private final RuleOptions ruleOptions = new RuleOptions();

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Also writes the results as JUnit XML, which build servers show.")
  private Optional<Path> junit = Optional.empty();

  @Option(names = "--strict", description = "A rule without tests too makes the exit code 1.")
  private boolean strict;

  RulesTestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    TestRun run = paths.isEmpty() ? TestRun.ofOwnPack() : TestRun.under(paths, ruleOptions.local());
    new TestText(terminal).print(run);
    if (junit.isPresent()) {
      Files.writeString(junit.get(), JunitReport.of(run), StandardCharsets.UTF_8);
    }
    boolean failed = run.failures() > 0 || run.errors() > 0;
    return failed || (strict && !run.untested().isEmpty()) ? ExitCode.FAILURE : ExitCode.OK;
  }
}
