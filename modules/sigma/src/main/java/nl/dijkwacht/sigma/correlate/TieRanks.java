package nl.dijkwacht.sigma.correlate;

import java.util.Arrays;

/**
 * For events of the same time, whose order nobody knows: how many of some neighbouring rules they
 * can stand for, each event for one rule at most. It is a matching in a graph of two sides, grown
 * by paths that change sides (Kuhn).
 */
final class TieRanks {

  private final int rules;
  private final long[] masks;
  private final int[] ruleOfEvent;
  private final boolean[] tried;

  /**
   * @param rules how many there are
   * @param masks for each event, a bit for each rule that it matched
   */
  TieRanks(int rules, long[] masks) {
    this.rules = rules;
    this.masks = masks;
    this.ruleOfEvent = new int[masks.length];
    this.tried = new boolean[masks.length];
  }

  /**
   * The ranks of the rules from one on.
   *
   * @return at {@code i}, how many of the rules from {@code first} until before {@code i} the
   *     events can stand for
   */
  int[] from(int first) {
    int[] ranks = new int[rules + 1];
    Arrays.fill(ruleOfEvent, -1);
    for (int rule = first; rule < rules; rule++) {
      Arrays.fill(tried, false);
      ranks[rule + 1] = ranks[rule] + (place(rule) ? 1 : 0);
    }
    return ranks;
  }

  private boolean place(int rule) {
    for (int event = 0; event < masks.length; event++) {
      if (!tried[event] && (masks[event] >>> rule & 1) != 0) {
        tried[event] = true;
        if (ruleOfEvent[event] < 0 || place(ruleOfEvent[event])) {
          ruleOfEvent[event] = rule;
          return true;
        }
      }
    }
    return false;
  }
}
