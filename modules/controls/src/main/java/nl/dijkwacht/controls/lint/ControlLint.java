package nl.dijkwacht.controls.lint;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import nl.dijkwacht.controls.ControlDefinition;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.controls.ControlTest;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.expressions.Expression;

/** Finds what controls lack that can be used all the same. */
public final class ControlLint {

  private static final List<String> MAY_BE_MISSING = List.of("c", "sC", "tags", "account");

  private ControlLint() {}

  /** What the controls lack, each at the place of its control. */
  public static List<Problem> check(ControlSet controls) {
    return controls.all().stream()
        .flatMap(control -> controls.definition(control.id()).stream())
        .flatMap(definition -> check(definition).stream())
        .toList();
  }

  private static List<Problem> check(ControlDefinition definition) {
    List<Problem> lacking = new ArrayList<>();
    if (definition.control().titleNl().isBlank()) {
      add(lacking, definition, "has no title in Dutch; add 'title-nl'");
    }
    if (definition.control().ref().dutchDescription().isEmpty()) {
      add(lacking, definition, "says not in Dutch why it matters; add 'why-nl'");
    }
    if (!definition.remedySteps().isEmpty() && definition.remedyStepsNl().isEmpty()) {
      add(lacking, definition, "says not in Dutch how to mend it; add 'steps-nl' to 'remedy'");
    }
    if (definition.remedySteps().isEmpty()) {
      add(lacking, definition, "says not how to mend it; add 'remedy' with 'steps'");
    }
    if (definition.control().mappings().isEmpty()) {
      add(lacking, definition, "says not who asks for it; add 'mappings'");
    }
    for (Verdict.Result result : missing(definition)) {
      add(
          lacking,
          definition,
          "has no test of an item that expects %s; add one"
              .formatted(result.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
    return lacking;
  }

  private static Set<Verdict.Result> missing(ControlDefinition definition) {
    Set<Verdict.Result> missing = EnumSet.allOf(Verdict.Result.class);
    if (definition.applies().isEmpty()) {
      missing.remove(Verdict.Result.NOT_APPLICABLE);
    }
    if (!canBeUnknown(definition)) {
      missing.remove(Verdict.Result.UNKNOWN);
    }
    for (ControlTest test : definition.tests()) {
      if (test.given() instanceof ControlTest.State) {
        missing.remove(test.expect());
      }
    }
    return missing;
  }

  /** Whether it looks at what may be missing: what it is and what data lie on it is always told. */
  private static boolean canBeUnknown(ControlDefinition definition) {
    return Stream.concat(definition.applies().stream(), Stream.of(definition.condition()))
        .map(Expression::mentions)
        .anyMatch(
            mentions ->
                MAY_BE_MISSING.stream().anyMatch(mentions::variable)
                    || mentions.field("item", "createdAt"));
  }

  private static void add(List<Problem> lacking, ControlDefinition definition, String what) {
    lacking.add(
        new Problem(
            Problem.Severity.WARNING, definition.place(), "'" + definition.id() + "' " + what));
  }
}
