package nl.dijkwacht.registers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What Chapter V AVG says of a country. Dijkwacht ships a list; an entry of the user goes before.
 *
 * @param id ISO 3166-1, two letters
 * @param since first day of an adequacy decision; null if that is not told
 * @param until first day on which it no longer holds; null if it has no end
 * @param decision by which it is adequate; empty if there is none
 * @param limits for whom only it is adequate; empty if for all
 */
public record CountryEntry(
    String id,
    Basis basis,
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    String decision,
    String limits) {

  /** What a country is by itself. */
  public enum Basis {
    /** Of the European Economic Area. */
    EEA,
    /** Adequate by a decision of the Commission, Art. 45. */
    ADEQUACY,
    /** Neither, such as where a decision was annulled. */
    NONE
  }

  /** Whether it holds on a day. */
  boolean holdsOn(LocalDate day) {
    return (since == null || !day.isBefore(since)) && (until == null || day.isBefore(until));
  }
}
