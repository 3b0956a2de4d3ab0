package nl.dijkwacht.sigma.correlate;

import nl.dijkwacht.core.signal.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * Where the events of groups are kept: the port between the reckoning and what holds its state. An
 * event stands under its group, its time and its fingerprint. For one thread.
 */
public interface EntryStore {

  /**
   * An event of a group.
   *
   * @param id fingerprint of the candidate's id
   * @param collectedAt when it was collected, milliseconds since the epoch; keeping it any longer
   *     than wanted is counted from here
   * @param fired whether the window that ends with it was told
   */
  record Entry(Candidate candidate, long id, long collectedAt, boolean fired) {

    /** When the event happened, milliseconds since the epoch. */
    public long time() {
      return candidate.event().eventTime().toEpochMilli();
    }
  }

  /** Takes what is reckoned with of an entry; so an entry need not be read in full. */
  @FunctionalInterface
  interface Visitor {
    void visit(long time, long id, long members, long[] values, boolean fired);
  }

  /** Keeps an entry, in the place of one with the same group, time and id. */
  void put(Entry entry);

  /** Visits the entries of a group, in no particular order. */
  void forEach(String group, Visitor visitor);

  /** An entry; null if it is not kept, or no longer. */
  @Nullable Entry find(String group, long time, long id);

  /** Forgets entries of a group that happened before all others, and tells how many. */
  int removeOldest(String group, int count);
}
