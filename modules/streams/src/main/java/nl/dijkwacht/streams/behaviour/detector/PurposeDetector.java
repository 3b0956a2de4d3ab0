package nl.dijkwacht.streams.behaviour.detector;

import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.registers.AssetEntry;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.registers.Registers;

/**
 * Finds access to data that are kept for a purpose which the principal does not serve. Who has no
 * purpose declared is not judged.
 */
public final class PurposeDetector implements AccessDetector {

  private static final Set<Accessor> CONCERNED =
      Set.of(Accessor.PERSON, Accessor.WORKLOAD, Accessor.OTHER_ACCOUNT);

  private final AssetEntries entries = new AssetEntries();

  @Override
  public Optional<Suspicion> judge(Access access, Registers registers, ErasedObjects erased) {
    String entry = access.asset().entry();
    if (entry == null || !CONCERNED.contains(access.accessor()) || !Touched.any(access)) {
      return Optional.empty();
    }
    String purpose = entries.of(registers, entry).map(AssetEntry::purpose).orElse(null);
    if (purpose == null) {
      return Optional.empty();
    }
    Set<String> declared = registers.purposes(access.principal());
    if (declared.isEmpty() || declared.stream().anyMatch(purpose::equalsIgnoreCase)) {
      return Optional.empty();
    }
    return Optional.of(
        Suspicion.of(
            BehaviourRule.OUTSIDE_PURPOSE,
            access,
            Touched.date(access),
            Note.of(
                "Made %d calls from %s on; the data are kept for \"%s\", and the principal serves \"%s\".",
                "Deed %d aanroepen vanaf %s; de gegevens worden bewaard voor \"%s\", en de principal dient \"%s\".",
                Touched.calls(access),
                access.minute(),
                purpose,
                String.join("\", \"", declared))));
  }
}
