package nl.dijkwacht.streams.behaviour.detector;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.registers.Registers;

/**
 * Finds services that handle personal data and that nobody approved. Only where the register of
 * services has entries. For one task.
 */
public final class ServiceDetector implements AccessDetector {

  /** Services of accounts whose approval is remembered. */
  private static final int MOST_REMEMBERED = 10_000;

  private final Map<String, Boolean> approved = new LinkedHashMap<>();
  private Registers registers = Registers.empty();

  @Override
  public Optional<Suspicion> judge(Access access, Registers inEffect, ErasedObjects erased) {
    if (inEffect.content().services().isEmpty() || !Touched.any(access)) {
      return Optional.empty();
    }
    if (inEffect != registers || approved.size() > MOST_REMEMBERED) {
      approved.clear();
      registers = inEffect;
    }
    EventSummary event = access.latest();
    String account = event.account();
    if (!isApproved(event.eventSource(), account)) {
      return Optional.of(suspicion(access, event.eventSource(), account));
    }
    Principal principal = access.principal();
    return principal.kind() == Principal.Kind.AWS_SERVICE && !isApproved(principal.id(), account)
        ? Optional.of(suspicion(access, principal.id(), account))
        : Optional.empty();
  }

  private boolean isApproved(String service, String account) {
    return approved.computeIfAbsent(
        service + " " + account, any -> registers.service(service, account).isPresent());
  }

  private static Suspicion suspicion(Access access, String service, String account) {
    Map<String, String> subject = new LinkedHashMap<>();
    subject.put("service", service);
    subject.put(Suspicion.ASSET, access.asset().key());
    return new Suspicion(
        BehaviourRule.UNAPPROVED_SERVICE,
        subject,
        Touched.date(access),
        Note.of(
            "%s handled the asset at %s in account %s; the register of services does not approve it there.",
            "%s verwerkte de bron om %s in account %s; het register van diensten keurt haar daar niet goed.",
            service,
            access.minute(),
            account));
  }
}
