package nl.dijkwacht.sigma;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonTape;
import org.jspecify.annotations.Nullable;

/**
 * Which field to ask next: the one that leaves the fewest rules to the event at hand, since the
 * next events are mostly like it. What it chooses is a matter of speed alone. For one thread.
 */
final class FieldChoice {

  private static final int MOST_COMPARED = 32;

  /** What asking a field would bring; the best is the first. */
  private record Prospect(FieldPath field, boolean useless, int left, int length)
      implements Comparable<Prospect> {

    private static final Comparator<Prospect> ORDER =
        Comparator.comparing(Prospect::useless)
            .thenComparing(Prospect::left)
            .thenComparing(Prospect::length);

    @Override
    public int compareTo(Prospect other) {
      return ORDER.compare(this, other);
    }
  }

  private final Set<FieldPath> avoided = new HashSet<>();

  /** Never again chooses this field: its values hardly ever come twice. */
  void avoid(FieldPath field) {
    avoided.add(field);
  }

  boolean isAvoided(FieldPath field) {
    return avoided.contains(field);
  }

  /** The field to ask next, or null if the conditions themselves are to be asked. */
  @Nullable FieldPath next(OpenRules open, JsonTape tape) {
    return mostUsed(open).stream()
        .map(field -> prospect(field, open, tape))
        .min(Comparator.naturalOrder())
        .map(Prospect::field)
        .orElse(null);
  }

  private List<FieldPath> mostUsed(OpenRules open) {
    Map<FieldPath, Integer> uses = new LinkedHashMap<>();
    open.forEachField(field -> uses.merge(field, 1, Integer::sum));
    return uses.entrySet().stream()
        .filter(use -> !avoided.contains(use.getKey()))
        .sorted(Map.Entry.<FieldPath, Integer>comparingByValue().reversed())
        .limit(MOST_COMPARED)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Prospect prospect(FieldPath field, OpenRules open, JsonTape tape) {
    int value = field.only(tape);
    if (value == JsonTape.NONE) {
      return new Prospect(field, false, open.after(field, tape).size(), 0);
    }
    if (value == FieldPath.SEVERAL || !ValueTable.isKept(tape, value)) {
      return new Prospect(field, true, open.size(), 0);
    }
    int length = tape.end(value) - tape.start(value);
    return new Prospect(field, false, open.after(field, tape).size(), length);
  }
}
