package nl.dijkwacht.registers;

import org.jspecify.annotations.Nullable;

/**
 * On what basis data may go to a country (Chapter V AVG), as far as the registers tell.
 *
 * @param limits for whom only the country is adequate; empty if it is not, or for all
 * @param entry of the register of transfers that {@link Kind#AGREED} or {@link Kind#EXPIRED} rests
 *     on; null if none
 */
public record TransferBasis(Kind kind, String limits, @Nullable TransferEntry entry) {

  /** What there is. */
  public enum Kind {
    /** Within the European Economic Area nothing is transferred in the terms of Chapter V. */
    EEA,
    /** A decision of the Commission holds, for all importers. */
    ADEQUACY,
    /**
     * A decision holds for some importers only, and no entry of the register says that this is one
     * of them.
     */
    ADEQUACY_LIMITED,
    /** An entry of the register of transfers holds. */
    AGREED,
    /** An entry's review is past, or a decision has ended. */
    EXPIRED,
    /** Nothing is known that allows it. */
    NONE;

    /** Whether it allows a transfer by itself. */
    public boolean isBasis() {
      return this == EEA || this == ADEQUACY || this == AGREED;
    }
  }
}
