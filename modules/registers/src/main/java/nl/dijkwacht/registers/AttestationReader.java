package nl.dijkwacht.registers;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** Reads entries of the register of attestations. */
final class AttestationReader {

  /** How often policy and suppliers are reviewed where nothing else is agreed. */
  private static final Period A_YEAR = Period.ofYears(1);

  private AttestationReader() {}

  static Optional<AttestationEntry> read(String id, EntryFields fields, RegisterSettings settings) {
    Optional<AttestationEntry.Kind> kind = fields.choice("kind", AttestationEntry.Kind.class);
    Optional<String> about = fields.required("about");
    Optional<String> asset = fields.text("asset");
    Optional<String> evidence = fields.required("evidence");
    Optional<LocalDate> done = fields.day("done");
    Optional<Period> every = fields.period("every");
    List<AttestationEntry.Trigger> triggers =
        fields.choices("triggers", AttestationEntry.Trigger.class);
    Optional<String> owner = fields.required("owner");
    return kind.isEmpty()
            || about.isEmpty()
            || evidence.isEmpty()
            || done.isEmpty()
            || owner.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AttestationEntry(
                id,
                kind.get(),
                about.get(),
                asset.orElse(null),
                evidence.get(),
                done.get(),
                every.orElse(A_YEAR),
                triggers,
                owner.get()));
  }
}
