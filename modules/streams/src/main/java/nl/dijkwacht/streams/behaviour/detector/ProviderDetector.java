package nl.dijkwacht.streams.behaviour.detector;

import java.util.Optional;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.registers.Registers;

/** Tells of access by AWS itself, as far as its records show it. */
public final class ProviderDetector implements AccessDetector {

  @Override
  public Optional<Suspicion> judge(Access access, Registers registers, ErasedObjects erased) {
    return access.accessor() == Accessor.PROVIDER && Touched.any(access)
        ? Optional.of(
            Suspicion.of(
                BehaviourRule.PROVIDER_ACCESS,
                access,
                Touched.date(access),
                Note.of(
                    "%d calls from %s on by AWS itself, and not for what is set up here.",
                    "%d aanroepen vanaf %s door AWS zelf, en niet voor wat hier is ingesteld.",
                    Touched.calls(access),
                    access.minute())))
        : Optional.empty();
  }
}
