package nl.dijkwacht.controls.cases;

import java.util.List;
import java.util.Optional;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.ControlDefinition;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.ControlTest;
import nl.dijkwacht.controls.Judgement;
import nl.dijkwacht.core.verdict.Verdict;

/** Tries controls on the examples beside them. Immutable and thread-safe. */
public final class ControlTester {

  private final ControlSet controls;

  public ControlTester(ControlSet controls) {
    this.controls = controls;
  }

  /** All tests of all controls, by control and in the order of their files. */
  public List<TestOutcome> run() {
    return controls.all().stream().flatMap(control -> run(control.id()).stream()).toList();
  }

  /** The tests of one control; none if there is no such control. */
  public List<TestOutcome> run(String id) {
    return controls.definition(id).stream()
        .flatMap(definition -> definition.tests().stream().map(test -> run(definition, test)))
        .toList();
  }

  private TestOutcome run(ControlDefinition definition, ControlTest test) {
    Control control = definition.control();
    ControlDefinition tried = definition.with(test.parameters());
    Optional<Judgement> judgement =
        test.given() instanceof ControlTest.State state
            ? Optional.of(tried.judge(state.judged()))
            : tried.judge(((ControlTest.Call) test.given()).change());
    return judgement
        .map(said -> new TestOutcome(control, test, said.result(), said.reason()))
        .orElseGet(
            () ->
                new TestOutcome(
                    control, test, Verdict.Result.UNKNOWN, "the control says nothing of it"));
  }
}
