package nl.dijkwacht.streams.behaviour.detector;

import java.util.Optional;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.registers.AssetEntry;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.registers.Registers;

/** Finds restores of copies by which data come back that were erased, or that were to be. */
public final class ErasedRestoreDetector implements AccessDetector {

  private final AssetEntries entries = new AssetEntries();

  @Override
  public Optional<Suspicion> judge(Access access, Registers registers, ErasedObjects erased) {
    if (access.calls().restores() == 0) {
      return Optional.empty();
    }
    String entry = access.asset().entry();
    var retention =
        entry == null
            ? Optional.<AssetEntry>empty()
            : entries.of(registers, entry).filter(of -> of.retention() != null);
    boolean isErased = erased.concerns(access.asset());
    if (retention.isEmpty() && !isErased) {
      return Optional.empty();
    }
    Note why =
        isErased
            ? new Note(
                "data of this asset were reported erased",
                "van deze bron zijn gegevens als gewist gemeld")
            : Note.of(
                "data of this asset may be kept for %s",
                "gegevens van deze bron hebben bewaartermijn %s",
                retention.map(AssetEntry::retention).orElseThrow());
    return Optional.of(
        Suspicion.of(
            BehaviourRule.ERASED_RESTORED,
            access,
            Touched.date(access),
            Note.of(
                "%d restores from %s on; %s, and a copy of before may bring them back.",
                "%d keer hersteld vanaf %s; %s, en een kopie van eerder kan ze terugbrengen.",
                access.calls().restores(),
                access.minute(),
                why)));
  }
}
