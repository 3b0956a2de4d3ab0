package nl.dijkwacht.streams.behaviour.detector;

import java.util.Optional;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.registers.Registers;

/** Judges an access by itself and by the registers. What it answers depends on nothing else. */
public sealed interface AccessDetector
    permits ErasedRestoreDetector,
        MfaDetector,
        ProviderDetector,
        PurposeDetector,
        ServiceDetector,
        ThirdPartyDetector {

  Optional<Suspicion> judge(Access access, Registers registers, ErasedObjects erased);
}
