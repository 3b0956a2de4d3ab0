package nl.dijkwacht.core.cases;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that the steps of a case are those that were written, all of them and in their order. */
public final class CaseChain {

  private CaseChain() {}

  /**
   * What is wrong with the steps of one case; empty if nothing is.
   *
   * @param events in the order in which they were written; a step that comes twice unchanged is no
   *     fault, since a topic may be copied
   */
  public static List<String> faults(List<CaseEvent> events) {
    List<String> faults = new ArrayList<>();
    @Nullable CaseEvent last = null;
    for (CaseEvent event : events) {
      if (event.equals(last)) {
        continue;
      }
      if (!event.computedHash().equals(event.hash())) {
        faults.add(
            "Step %d was changed: its hash is not that of what it says.".formatted(event.number()));
      }
      long expected = last == null ? 1 : last.number() + 1;
      if (event.number() != expected) {
        faults.add("Step %d comes where step %d should.".formatted(event.number(), expected));
      }
      if (!event.previous().equals(last == null ? "" : last.hash())) {
        faults.add(
            "Step %d does not follow the one before it: the hash it carries is another's."
                .formatted(event.number()));
      }
      last = event;
    }
    return faults;
  }
}
