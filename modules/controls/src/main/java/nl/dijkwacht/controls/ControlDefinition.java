package nl.dijkwacht.controls;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.expressions.Expression;

/**
 * A control as it was read.
 *
 * @param applies whether it is meant for a resource; empty if it is for all of its types
 * @param condition whether a resource is as it should be
 * @param shows values for the reason, by label, in the order of the file
 * @param parameters in effect
 * @param changes calls that can change the result
 * @param remedySteps what to do, in plain words
 * @param remedyStepsNl the same in Dutch, step by step; empty if it is not told in Dutch
 * @param remedyCommand what to type, if there is something
 * @param tests examples beside it
 * @param place where it begins
 */
public record ControlDefinition(
    Control control,
    Optional<Expression> applies,
    Expression condition,
    Map<String, Expression> shows,
    Map<String, Object> parameters,
    List<CallEffect> changes,
    List<String> remedySteps,
    List<String> remedyStepsNl,
    Optional<String> remedyCommand,
    List<ControlTest> tests,
    Place place) {

  /**
   * What a call means for the control.
   *
   * @param call as {@code eventSource/eventName}
   * @param breaks when it breaks the control by itself
   * @param mends when it mends it by itself
   */
  public record CallEffect(String call, Optional<Expression> breaks, Optional<Expression> mends) {}

  public ControlDefinition {
    shows = Collections.unmodifiableMap(new LinkedHashMap<>(shows));
    parameters = Map.copyOf(parameters);
    changes = List.copyOf(changes);
    remedySteps = List.copyOf(remedySteps);
    remedyStepsNl = List.copyOf(remedyStepsNl);
    tests = List.copyOf(tests);
  }

  /** The same with other values for some of its parameters. */
  public ControlDefinition with(Map<String, Object> otherParameters) {
    Map<String, Object> values = new HashMap<>(parameters);
    values.putAll(otherParameters);
    return new ControlDefinition(
        control,
        applies,
        condition,
        shows,
        values,
        changes,
        remedySteps,
        remedyStepsNl,
        remedyCommand,
        tests,
        place);
  }

  /** What it says of a state. */
  public Judgement judge(Judged judged) {
    return new Judge(judged).judge(this);
  }

  /** Why it says that. */
  public ControlExplanation explain(Judged judged) {
    return new Judge(judged).explain(this);
  }

  /** What it says of a call, if that tells something by itself. */
  public Optional<Judgement> judge(Change change) {
    return new CallJudge(change).judge(this);
  }

  /** Unique among all controls. */
  public String id() {
    return control.id();
  }
}
