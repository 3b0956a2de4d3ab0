package nl.dijkwacht.streams.behaviour.detector;

import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.registers.Registers;

/**
 * Finds IAM users and root who touch data of Art. 9 AVG without multi-factor authentication. For
 * federated people it is their identity provider's, and no record tells.
 */
public final class MfaDetector implements AccessDetector {

  private static final Set<Principal.Kind> CONCERNED =
      Set.of(Principal.Kind.ROOT, Principal.Kind.IAM_USER);

  @Override
  public Optional<Suspicion> judge(Access access, Registers registers, ErasedObjects erased) {
    boolean isConcerned =
        access.withoutMfa() > 0
            && access.asset().specialCategory()
            && CONCERNED.contains(access.principal().kind())
            && Touched.content(access);
    return isConcerned
        ? Optional.of(
            Suspicion.of(
                BehaviourRule.WITHOUT_MFA,
                access,
                Touched.date(access),
                Note.of(
                    "%d of the calls from %s on were made without multi-factor authentication, on data of a special category.",
                    "%d van de aanroepen vanaf %s zijn gedaan zonder tweede factor, op bijzondere persoonsgegevens.",
                    access.withoutMfa(),
                    access.minute())))
        : Optional.empty();
  }
}
