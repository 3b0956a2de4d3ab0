package nl.dijkwacht.app.privacy;

import java.util.Locale;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in what is held: one may be several principals, such as sessions in several roles.
 *
 * @param name the id of a principal, or the name at the end of ids, in lower case
 */
public record Person(String name) {

  private static final String USER = "AWS::IAM::User";

  /** Named as people write it. */
  public static Person named(String name) {
    return new Person(name.strip().toLowerCase(Locale.ROOT));
  }

  boolean is(String identity) {
    return Restriction.names(identity).contains(name);
  }

  boolean is(Principal principal) {
    return is(principal.id());
  }

  boolean is(ResourceId resource) {
    return resource.type().equals(USER) && is(resource.id());
  }

  private boolean is(@Nullable Attribution attribution) {
    return attribution != null && is(attribution.call().principal());
  }

  /** Whether a finding is about the person, or caused by them. */
  boolean isIn(Finding finding) {
    Drift drift = finding.drift();
    return is(finding.first().principal())
        || is(finding.latest().principal())
        || isIn(finding.subject())
        || (drift != null
            && (is(drift.attribution()) || is(drift.mended()) || is(drift.resource())));
  }

  boolean isIn(Subject subject) {
    return subject.fields().values().stream().anyMatch(this::is);
  }
}
