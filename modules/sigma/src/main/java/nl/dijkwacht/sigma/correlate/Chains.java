package nl.dijkwacht.sigma.correlate;

import java.util.Arrays;
import java.util.Map;

/**
 * How late chains of rules can begin: for each number of links and each beginning of the list of
 * rules, the latest time at which a chain of so many of these rules, in order, began.
 */
final class Chains {

  private static final long NEVER = Long.MIN_VALUE;

  private final int rules;

  /** At {@code [links][rules]}. */
  private long[][] begins;

  Chains(int rules) {
    this.rules = rules;
    this.begins = new long[rules + 1][rules + 1];
    for (long[] row : begins) {
      Arrays.fill(row, NEVER);
    }
  }

  Chains copy() {
    Chains copy = new Chains(rules);
    copy.begins = copied();
    return copy;
  }

  private long[][] copied() {
    long[][] copy = new long[begins.length][];
    for (int links = 0; links < copy.length; links++) {
      copy[links] = begins[links].clone();
    }
    return copy;
  }

  /**
   * Adds the events of a time that is later than all before, if all matched the same rules; more
   * than there are rules can make no longer chain.
   *
   * @param members a bit for each rule that each of them matched
   */
  void add(long time, long members, int events) {
    for (int i = Math.min(rules, events); i > 0; i--) {
      add(time, members);
    }
  }

  private void add(long time, long members) {
    // From the last rule on, so that it continues no chain that it is in already.
    for (int i = rules; i > 0; i--) {
      if ((members >>> (i - 1) & 1) != 0) {
        for (int links = i - 1; links > 0; links--) {
          begins[links + 1][i] = Math.max(begins[links + 1][i], begins[links][i - 1]);
        }
        begins[1][i] = Math.max(begins[1][i], time);
      }
    }
    carry(begins);
  }

  /** A chain of some of the first rules is one of some of more rules too. */
  private void carry(long[][] rows) {
    for (long[] row : rows) {
      for (int i = 1; i <= rules; i++) {
        row[i] = Math.max(row[i], row[i - 1]);
      }
    }
  }

  /**
   * Adds the events of a time that is later than all before.
   *
   * @param together for each set of rules that events matched, how many events
   */
  void add(long time, Map<Long, Integer> together) {
    TieRanks ranks = new TieRanks(rules, masksOf(together));
    long[][] now = copied();
    for (int first = 0; first < rules; first++) {
      extend(first, ranks.from(first), time, now);
    }
    carry(now);
    begins = now;
  }

  /** More events of one time than there are rules can make no longer chain. */
  private long[] masksOf(Map<Long, Integer> together) {
    int most = rules * together.size();
    long[] masks = new long[most];
    int size = 0;
    for (Map.Entry<Long, Integer> same : together.entrySet()) {
      int count = Math.min(rules, same.getValue());
      Arrays.fill(masks, size, size + count, same.getKey());
      size += count;
    }
    return Arrays.copyOf(masks, size);
  }

  /** Continues the chains over the rules before {@code first} with those from it on. */
  private void extend(int first, int[] ranks, long time, long[][] now) {
    for (int i = first + 1; i <= rules; i++) {
      int more = ranks[i];
      if (more > ranks[i - 1]) {
        now[more][i] = Math.max(now[more][i], time);
        for (int links = 1; links <= first; links++) {
          now[links + more][i] = Math.max(now[links + more][i], begins[links][first]);
        }
      }
    }
  }

  /** The most links of a chain that began after a time. */
  int longestAfter(long time) {
    int links = rules;
    while (links > 0 && begins[links][rules] <= time) {
      links--;
    }
    return links;
  }
}
