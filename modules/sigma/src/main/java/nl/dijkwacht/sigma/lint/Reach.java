package nl.dijkwacht.sigma.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.sigma.match.Condition;

/**
 * Whether a condition can hold at all, and whether it can fail to. It knows that an event has one
 * source and one name, and takes every other line for something that may be so or not; the same
 * search used twice is the same both times. So what it finds impossible is so, but it does not see
 * everything.
 */
final class Reach {

  private static final int MOST_TRIALS = 20_000;

  /** How often a line stands as it is, and how often below an odd number of nots. */
  private record Uses(int plain, int negated) {
    private Uses plus(Uses other) {
      return new Uses(plain + other.plain, negated + other.negated);
    }
  }

  private final Condition condition;
  private final List<Condition.Line> ofKind = new ArrayList<>();
  private final Map<Place, Uses> uses = new LinkedHashMap<>();
  private final Map<Place, Boolean> chosen = new HashMap<>();
  private final List<Place> open;
  private final List<JsonTape> kinds;

  /** Whether it consists of lines alone; a filter that expires does not. */
  private boolean whole = true;

  Reach(Condition condition) {
    this.condition = condition;
    collect(condition, true);
    this.open =
        uses.entrySet().stream()
            .filter(entry -> entry.getValue().plain() > 0 && entry.getValue().negated() > 0)
            .map(Map.Entry::getKey)
            .toList();
    this.kinds = EventKind.all(ofKind);
  }

  /** Whether some event fulfils the condition; also true if finding out would take too long. */
  boolean canHold() {
    return can(true);
  }

  /** Whether some event does not fulfil it; also true if finding out would take too long. */
  boolean canFail() {
    return can(false);
  }

  private boolean can(boolean verdict) {
    // What stands one way only is best chosen that way; what stands both ways is tried out.
    uses.forEach((line, of) -> chosen.put(line, of.plain() > 0 == verdict));
    if (!whole
        || open.size() >= Integer.SIZE - 1
        || ((long) kinds.size() << open.size()) > MOST_TRIALS) {
      return true;
    }
    for (int choice = 0; choice < 1 << open.size(); choice++) {
      for (int i = 0; i < open.size(); i++) {
        chosen.put(open.get(i), (choice >> i & 1) == 1);
      }
      if (kinds.stream().anyMatch(kind -> holds(condition, kind) == verdict)) {
        return true;
      }
    }
    return false;
  }

  private void collect(Condition part, boolean plain) {
    if (part instanceof Condition.Line line) {
      if (EventKind.decides(line)) {
        ofKind.add(line);
      } else {
        uses.merge(line.place(), plain ? new Uses(1, 0) : new Uses(0, 1), Uses::plus);
      }
    } else {
      whole &= !part.parts().isEmpty();
      boolean inside = plain != part instanceof Condition.Not;
      part.parts().forEach(inner -> collect(inner, inside));
    }
  }

  private boolean holds(Condition part, JsonTape kind) {
    if (part instanceof Condition.Line line) {
      return EventKind.decides(line) ? line.matches(kind) : chosen.getOrDefault(line.place(), true);
    } else if (part instanceof Condition.Not not) {
      return !holds(not.part(), kind);
    } else if (part instanceof Condition.Or or) {
      return or.parts().stream().anyMatch(inner -> holds(inner, kind));
    }
    return part.parts().stream().allMatch(inner -> holds(inner, kind));
  }
}
