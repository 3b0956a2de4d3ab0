package nl.dijkwacht.expressions;

import java.util.List;

/** What compiling leads to. */
public sealed interface Compilation {

  /** It can be evaluated. */
  record Compiled(Expression expression) implements Compilation {}

  /** It cannot. */
  record Refused(List<Fault> faults) implements Compilation {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
