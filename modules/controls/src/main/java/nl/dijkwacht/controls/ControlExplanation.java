package nl.dijkwacht.controls;

import java.util.List;
import java.util.Map;

/**
 * Why a control says what it says of a state.
 *
 * @param applies operands of whether it is meant for the resource; none if it always is
 * @param condition operands of its condition
 * @param parameters that its expressions name, with the values in effect
 */
public record ControlExplanation(
    Judgement judgement, List<Part> applies, List<Part> condition, Map<String, Object> parameters) {

  /**
   * An operand of the outermost {@code &&} or {@code ||} of an expression.
   *
   * @param text as CEL
   * @param value as a text of bounded length; what was missing if it has none
   * @param known whether it has a value
   */
  public record Part(String text, String value, boolean known) {}

  public ControlExplanation {
    applies = List.copyOf(applies);
    condition = List.copyOf(condition);
    parameters = Map.copyOf(parameters);
  }
}
