package nl.dijkwacht.sigma.correlate;

import java.util.HashMap;
import java.util.Map;

/**
 * The events of one time, of which none is known to be first. Mostly it is one, or all matched the
 * same rules; then no map is needed. For one thread.
 */
final class Simultaneous {

  private long first;

  /** How many matched the same rules as the first; kept here as long as there are no others. */
  private int alike;

  /** How many matched the same rules, once there are several kinds. */
  private final Map<Long, Integer> kinds = new HashMap<>();

  /**
   * Adds an event.
   *
   * @param members a bit for each rule that it matched
   */
  void add(long members) {
    if (!kinds.isEmpty()) {
      kinds.merge(members, 1, Integer::sum);
    } else if (alike == 0 || members == first) {
      first = members;
      alike++;
    } else {
      kinds.put(first, alike);
      kinds.put(members, 1);
    }
  }

  /** Continues chains with these events; their time is later than all that are in them. */
  void addTo(Chains chains, long time) {
    if (kinds.isEmpty()) {
      chains.add(time, first, alike);
    } else {
      chains.add(time, kinds);
    }
  }

  void clear() {
    alike = 0;
    kinds.clear();
  }
}
