package nl.dijkwacht.streams.behaviour.detector;

import java.util.Optional;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.registers.Registers;
import org.jspecify.annotations.Nullable;

/** Finds access by somebody who is neither the organisation nor one of its processors. */
public final class ThirdPartyDetector implements AccessDetector {

  @Override
  public Optional<Suspicion> judge(Access access, Registers registers, ErasedObjects erased) {
    Accessor accessor = access.accessor();
    if (accessor == Accessor.PROVIDER
        || accessor == Accessor.SERVICE_FOR_CUSTOMER
        || !Touched.any(access)) {
      return Optional.empty();
    }
    if (accessor == Accessor.ANONYMOUS) {
      return Optional.of(
          suspicion(
              access,
              new Note(
                  "nobody in particular: the asset is open to anybody",
                  "niemand in het bijzonder: de bron staat voor iedereen open")));
    }
    String account = access.principal().account();
    if (isKnown(account, access, registers)) {
      return Optional.empty();
    }
    return Optional.of(
        suspicion(
            access,
            account == null
                ? new Note(
                    "an account that the record does not name",
                    "een account dat de vastlegging niet noemt")
                : Note.of(
                    "account %s, which is neither registered nor that of a processor",
                    "account %s, dat niet geregistreerd is en niet van een verwerker is",
                    account)));
  }

  private static boolean isKnown(@Nullable String account, Access access, Registers registers) {
    if (registers.accounts().isEmpty()) {
      // Nobody wrote down which accounts are the organisation's own.
      return true;
    }
    if (account == null) {
      return access.accessor() != Accessor.OTHER_ACCOUNT
          || registers.processor(access.principal()).isPresent();
    }
    return account.equals(access.asset().resource().account())
        || registers.account(account).isPresent()
        || registers.processor(access.principal()).isPresent()
        || registers.processor(account).isPresent();
  }

  private static Suspicion suspicion(Access access, Note who) {
    return Suspicion.of(
        BehaviourRule.UNKNOWN_THIRD_PARTY,
        access,
        Touched.date(access),
        Note.of(
            "%d calls from %s on by %s.",
            "%d aanroepen vanaf %s door %s.", Touched.calls(access), access.minute(), who));
  }
}
