package nl.dijkwacht.app.ruletest;

import java.util.List;
import nl.dijkwacht.app.rules.ExplanationText;
import nl.dijkwacht.app.terminal.Paint;
import nl.dijkwacht.app.terminal.Terminal;
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
    }
    return "as it should";
  }

  /** In full. */
  List<String> lines(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return explanations.of(failed.explanation());
    }
    return List.of(Terminal.cut(sentence(outcome), width));
  }
}
