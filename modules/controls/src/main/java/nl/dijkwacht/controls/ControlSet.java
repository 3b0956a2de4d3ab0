package nl.dijkwacht.controls;

import java.util.List;
import nl.dijkwacht.core.Change;

/** Controls that are ready to judge. Immutable and thread-safe. */
public final class ControlSet {

  private static final ControlSet NONE = new ControlSet(List.of());

  private final List<Control> controls;

  private ControlSet(List<Control> controls) {
    this.controls = List.copyOf(controls);
  }

  /** Without controls. */
  public static ControlSet none() {
    return NONE;
  }

  /** All controls, by id. */
  public List<Control> all() {
    return controls;
  }

  /** Hash of all that judging depends on: what was judged under another one may be judged anew. */
  public String hash() {
    return "";
  }

  /** What each control of the resource's type says of its state, in the order of their ids. */
  public List<Judgement> judge(Judged judged) {
    return List.of();
  }

  /**
   * What a change by itself means for controls: FAIL if it alone breaks one, PASS if it alone mends
   * one; controls of which it says nothing are left out.
   */
  public List<Judgement> judge(Change change) {
    return List.of();
  }
}
