package nl.dijkwacht.app.ruletest;

import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.ruletest.TestedRule.Tested;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.sigma.RuleHead;

/** What people want to know of a run: what failed and why, what nobody tests, and how many. */
public final class TestText {

  private static final String INDENT = "    ";

  private final Terminal terminal;
  private final OutcomeText outcomes;

  public TestText(Terminal terminal) {
    this.terminal = terminal;
    this.outcomes = new OutcomeText(terminal::paint, terminal.traits().width() - INDENT.length());
  }

  /** Prints it. */
  public void print(TestRun run) {
    run.problems().forEach(problem -> terminal.line(Terminal.plain(problem.toString())));
    run.rules().stream().filter(rule -> rule.failures() > 0).forEach(this::failures);
    for (RuleHead head : run.untested()) {
      terminal.line(
          "%s %s: %s"
              .formatted(
                  terminal.paint(Colour.YELLOW, "no tests"),
                  Terminal.plain(head.place().toString()),
                  Terminal.plain(head.ref().title())));
    }
    terminal.line(summary(run));
  }

  private void failures(TestedRule rule) {
    terminal.line(terminal.paint(Colour.BOLD, Terminal.plain(rule.rule().ref().title())));
    for (Tested tested : rule.cases()) {
      if (!tested.passed()) {
        terminal.line(
            "  %s %s"
                .formatted(
                    terminal.paint(Colour.RED, "failed"), Terminal.plain(tested.given().title())));
        terminal.line("  " + Terminal.plain("at " + tested.given().place()));
        outcomes.lines(tested.outcome()).forEach(line -> terminal.line(INDENT + line));
        terminal.line("");
      }
    }
  }

  private String summary(TestRun run) {
    boolean failed = run.failures() > 0 || run.errors() > 0;
    return terminal.paint(
        failed ? Colour.RED : Colour.GREEN,
        "%s of %s: %,d passed, %,d failed; %s; %s."
            .formatted(
                Count.of(run.cases(), "case"),
                Count.of(run.rules().size(), "rule"),
                run.cases() - run.failures(),
                run.failures(),
                untested(run.untested().size()),
                Count.of(run.errors(), "error")));
  }

  private static String untested(int count) {
    return Count.of(count, "rule") + (count == 1 ? " has" : " have") + " no tests";
  }
}
