package nl.dijkwacht.core.signal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.privacy.Redaction;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * What another service found, as a signal: so it has the life of a finding and its alerts. The
 * finding is the service's own, by its id; each version that the service told of it is one event.
 */
public final class ServiceFindingSignal {

  /** A tag of findings that were made to try something out. */
  public static final String SAMPLE = "dijkwacht.sample";

  private static final String VERSION = "1";
  private static final int MOST_RESOURCES = 5;

  private ServiceFindingSignal() {}

  /**
   * Makes the signal of one version of a finding, which its id and the time of the update name. The
   * copies that a member and its administrator get are the same signal, whenever they were
   * collected.
   *
   * @param collectedAt when Dijkwacht got it (wall clock of the collector)
   */
  public static Signal of(
      String tenant, ServiceFinding found, Instant collectedAt, @Nullable Provenance provenance) {
    String findingId = StableId.of(List.of(tenant, found.service().name(), found.id()));
    String version = StableId.of(List.of(found.id(), found.updatedAt().toString()));
    String id = StableId.of(List.of(findingId, version));
    EventSummary event = event(found, version, collectedAt, provenance);
    return new Signal(id, findingId, rule(found), subject(found), event);
  }

  private static EventSummary event(
      ServiceFinding found, String version, Instant collectedAt, @Nullable Provenance provenance) {
    String service = sourceOf(found.service());
    return new EventSummary(
            version,
            found.updatedAt(),
            collectedAt,
            service,
            Clipped.text(found.type()),
            Clipped.text(found.account()),
            Clipped.text(found.region()),
            new Principal(Principal.Kind.AWS_SERVICE, service, null),
            null,
            null,
            null,
            provenance)
        .withNote(note(found));
  }

  private static Note note(ServiceFinding found) {
    return Note.of(
        "First seen at %s; %s so far%s.",
        "Voor het eerst gezien om %s; tot nu toe %s%s.",
        found.firstSeen(),
        found.count() == 1
            ? new Note("once", "één keer")
            : Note.of("%d times", "%d keer", found.count()),
        found.archived() ? new Note("; archived there", "; daar gearchiveerd") : "");
  }

  private static RuleRef rule(ServiceFinding found) {
    String service = found.service().name().toLowerCase(Locale.ROOT).replace("_", "");
    String title = Clipped.text(found.title());
    RuleRef rule =
        new RuleRef(
            service + ":" + Clipped.text(found.type()),
            VERSION,
            found.sample() ? "Sample: " + title : title,
            found.description() == null ? title : Clipped.text(found.description()),
            found.level(),
            found.sample() ? List.of(SAMPLE) : List.of(),
            List.of(
                "Open the finding in %s by its id.".formatted(nameOf(found.service())),
                "Ask whether personal data lie on what it names, and who could read them."),
            null,
            List.of(
                "Open de bevinding in %s met haar id.".formatted(nameOf(found.service())),
                "Vraag of er persoonsgegevens staan op wat zij noemt, en wie die kon lezen."),
            null);
    return found.service() == ServiceFinding.Service.MACIE
        ? rule.with(RuleRef.PERSONAL_DATA)
        : rule;
  }

  private static Subject subject(ServiceFinding found) {
    Map<String, String> fields = new LinkedHashMap<>();
    String resources = String.join(" ", found.resources().stream().limit(MOST_RESOURCES).toList());
    fields.put("resources", Redaction.of(Clipped.text(resources)));
    fields.put("finding", Clipped.text(found.id()));
    return new Subject(Clipped.text(found.account()), fields);
  }

  private static String sourceOf(ServiceFinding.Service service) {
    return switch (service) {
      case GUARD_DUTY -> "guardduty.amazonaws.com";
      case MACIE -> "macie2.amazonaws.com";
      case SECURITY_HUB -> "securityhub.amazonaws.com";
      case CONFIG -> "config.amazonaws.com";
    };
  }

  private static String nameOf(ServiceFinding.Service service) {
    return switch (service) {
      case GUARD_DUTY -> "GuardDuty";
      case MACIE -> "Macie";
      case SECURITY_HUB -> "Security Hub";
      case CONFIG -> "AWS Config";
    };
  }
}
