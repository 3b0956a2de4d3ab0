package nl.dijkwacht.registers;

import java.util.Locale;

/**
 * What the events of AWS can show of the data on resources of a type.
 *
 * @param type by AWS Config's names
 * @param reads of the data that lie on it, likewise writes and deletes
 * @param administration of the resource itself: its settings, sharing and end
 * @param keepsData whether it is made to keep data, so that a telling name means something
 * @param note what there is to know, for people
 * @param attest what to attest in place of what cannot be seen; empty if all can be
 */
public record Visibility(
    String type,
    Sight reads,
    Sight writes,
    Sight deletes,
    Sight administration,
    boolean keepsData,
    String note,
    String attest) {

  /** Whether something can be seen. */
  public enum Sight {
    /** By management events, which each trail has unless it leaves them out. */
    SEEN,
    /** Only where a trail has data events on for the resource. */
    WITH_DATA_EVENTS,
    /** In no event of AWS. */
    UNSEEN;

    /** As files and tables have it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
