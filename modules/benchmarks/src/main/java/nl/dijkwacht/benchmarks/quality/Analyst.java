package nl.dijkwacht.benchmarks.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.core.finding.FindingCommand;

/**
 * Looks through the alerts each morning and closes them with the right verdict, as a person would,
 * so that what happens again is heard again. What was harmless twice is closed as a false positive
 * at the third time.
 */
final class Analyst {

  private static final int PATIENCE = 3;

  private final Map<String, Integer> harmless = new HashMap<>();
  private final Map<String, Boolean> open = new HashMap<>();

  /** Takes note of a warning. */
  void hear(HeardAlert heard, boolean isTrue) {
    open.merge(heard.alert().finding().id(), isTrue, Boolean::logicalOr);
  }

  /** What the analyst decides about all that was heard since the last time. */
  List<FindingCommand> close(Instant now) {
    List<FindingCommand> commands = new ArrayList<>();
    Set<String> findings = new HashSet<>(open.keySet());
    for (String finding : findings) {
      commands.add(
          new FindingCommand(
              finding + now,
              finding,
              FindingCommand.Action.CLOSE,
              "analyst",
              now,
              "looked into",
              null,
              null,
              verdict(finding, Boolean.TRUE.equals(open.get(finding))),
              null));
    }
    open.clear();
    return commands;
  }

  private FindingCommand.ClosedAs verdict(String finding, boolean isTrue) {
    if (isTrue) {
      return FindingCommand.ClosedAs.TRUE_POSITIVE;
    }
    int times = harmless.merge(finding, 1, Integer::sum);
    return times >= PATIENCE
        ? FindingCommand.ClosedAs.FALSE_POSITIVE
        : FindingCommand.ClosedAs.BENIGN;
  }
}
