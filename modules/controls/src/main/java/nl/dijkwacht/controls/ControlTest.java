package nl.dijkwacht.controls;

import nl.dijkwacht.core.Change;
import nl.dijkwacht.core.Verdict;
import nl.dijkwacht.documents.Place;

/**
 * What a control should say of an example.
 *
 * @param name tells people what is special about it
 * @param expect what the control should say
 * @param place where it stands
 */
public record ControlTest(String name, Verdict.Result expect, Given given, Place place) {

  /** What the control is to judge. */
  public sealed interface Given {}

  /** A state of a resource. */
  public record State(Judged judged) implements Given {}

  /** A call. */
  public record Call(Change change) implements Given {}
}
