package nl.dijkwacht.api.pages;

import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;

/** Who did it and to what, as short as can be. */
final class People {

  /** What {@link Principal} says where an event names nobody. */
  static final String NOBODY = "unknown";

  private People() {}

  /** The person first: the ARN of a role is long, and the same for a whole department. */
  static String who(Principal principal) {
    String id = principal.id();
    if (principal.kind() == Principal.Kind.UNKNOWN && id.equals(NOBODY)) {
      return "–";
    }
    int person = id.lastIndexOf('/');
    if (principal.kind() == Principal.Kind.PERSON_IN_ROLE && person > 0) {
      String role = id.substring(0, person);
      return id.substring(person + 1) + " · " + role.substring(role.lastIndexOf('/') + 1);
    }
    return person > 0 && id.startsWith("arn:") ? id.substring(person + 1) : id;
  }

  static String who(Finding finding, Speech speech) {
    Drift drift = finding.drift();
    if (drift == null) {
      return who(finding.latest().principal()) + from(finding.latest());
    }
    Attribution attribution = drift.attribution();
    return attribution == null
        ? speech.of("not known yet", "nog niet bekend")
        : who(attribution.call().principal()) + from(attribution.call());
  }

  private static String from(EventSummary event) {
    String address = event.sourceAddress();
    return address == null ? "" : " · " + address;
  }

  /** The title of a control says what should be so, so that it fails is said too. */
  static String title(Finding finding, Speech speech) {
    Drift drift = finding.drift();
    if (drift == null) {
      return speech.title(finding.rule());
    }
    return switch (drift.result()) {
          case FAIL -> speech.of("Fails: ", "Faalt: ");
          case PASS -> speech.of("Passes again: ", "Slaagt weer: ");
          case NOT_APPLICABLE -> speech.of("Is gone: ", "Is weg: ");
          case UNKNOWN -> speech.of("Cannot be told: ", "Niet vast te stellen: ");
        }
        + speech.title(finding.rule());
  }

  static String what(Finding finding) {
    Drift drift = finding.drift();
    String name = drift == null ? null : drift.name();
    if (drift == null || name == null) {
      return finding.subject().text();
    }
    return drift.resource().type() + " " + name;
  }
}
