package nl.dijkwacht.controls;

import java.util.Map;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.documents.Place;

/**
 * What a control should say of an example.
 *
 * @param name tells people what is special about it
 * @param expect what the control should say
 * @param parameters in place of the control's defaults
 * @param place where it stands
 */
public record ControlTest(
    String name, Verdict.Result expect, Given given, Map<String, Object> parameters, Place place) {

  public ControlTest {
    parameters = Map.copyOf(parameters);
  }

  /** What the control is to judge. */
  public sealed interface Given {}

  /** A state of a resource. */
  public record State(Judged judged) implements Given {}

  /** A call. */
  public record Call(Change change) implements Given {}
}
