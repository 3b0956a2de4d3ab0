package nl.dijkwacht.registers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register of transfers (Chapter V AVG): on what basis data may go to a country.
 *
 * @param country ISO 3166-1, two letters
 * @param importer id of the processor that it holds for; null for any
 * @param asset id of the entry of the asset that it holds for; null for any
 * @param safeguards beside the basis, such as {@code keys held in the EEA}
 * @param review by when it is looked at again; from that day on it is no basis any more
 * @param owner who answers for it; empty if nobody is named
 */
public record TransferEntry(
    String id,
    String country,
    @Nullable String importer,
    @Nullable String asset,
    Basis basis,
    String safeguards,
    LocalDate review,
    String owner) {

  /** What allows a transfer. */
  public enum Basis {
    /** Within the European Economic Area nothing is transferred in the terms of Chapter V. */
    EEA,
    /** Art. 45. */
    ADEQUACY,
    /** Standard contractual clauses, Art. 46(2)(c). */
    SCC,
    /** Binding corporate rules, Art. 47. */
    BCR,
    /** A derogation of Art. 49, for single cases. */
    DEROGATION
  }
}
