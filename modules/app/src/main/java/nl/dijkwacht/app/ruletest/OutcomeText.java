package nl.dijkwacht.app.ruletest;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.app.rules.ExplanationText;
import nl.dijkwacht.app.terminal.Paint;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.sigma.cases.CaseStep;
import nl.dijkwacht.sigma.cases.Outcome;

/** Why a case did not go as it should, in lines for people. */
final class OutcomeText {

  private final ExplanationText explanations;
  private final int width;

  OutcomeText(Paint paint, int width) {
    this.explanations = new ExplanationText(paint, width);
    this.width = width;
  }

  /** In one sentence. */
  static String sentence(Outcome outcome) {
    if (outcome instanceof Outcome.Unusable unusable) {
      return Terminal.plain(unusable.sentence());
    } else if (outcome instanceof Outcome.Failed failed) {
      return failed.explanation().holds() ? "it matches" : "it does not match";
    } else if (outcome instanceof Outcome.FailedWindows failed) {
      return failed.fulfilled() ? "a window is fulfilled" : "no window is fulfilled";
    }
    return "as it should";
  }

  /** In full. */
  List<String> lines(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return explanations.of(failed.explanation());
    }
    if (outcome instanceof Outcome.FailedWindows failed) {
      return steps(failed);
    }
    return List.of(Terminal.cut(sentence(outcome), width));
  }

  private List<String> steps(Outcome.FailedWindows failed) {
    List<String> lines = new ArrayList<>(List.of(sentence(failed)));
    for (int i = 0; i < failed.steps().size(); i++) {
      CaseStep step = failed.steps().get(i);
      String line =
          "  event %d, %s: %s%s"
              .formatted(i + 1, step.time(), String.join(" and ", step.rules()), told(step.part()));
      lines.add(Terminal.cut(Terminal.plain(line), width));
    }
    return lines;
  }

  private static String told(CaseStep.Part part) {
    return switch (part) {
      case NONE -> "matches none of its rules";
      case COPY -> ", but it has the id of an event before it";
      case LEFT_OUT -> ", but it lacks a field that is asked for";
      case COUNTED -> "";
      case FULFILS -> ", ends a window that is fulfilled";
    };
  }
}
