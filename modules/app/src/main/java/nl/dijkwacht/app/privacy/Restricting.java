package nl.dijkwacht.app.privacy;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import nl.dijkwacht.core.privacy.AuditEvent;
import nl.dijkwacht.core.privacy.Pseudonyms;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/** Puts holds on cases and restrictions on persons, and lifts them; each is noted first. */
public final class Restricting {

  private final Map<String, String> clientProperties;
  private final TopicPrefix prefix;
  private final Pseudonyms pseudonyms;

  /**
   * @param pseudonyms for persons in what is noted
   */
  public Restricting(
      Map<String, String> clientProperties, TopicPrefix prefix, Pseudonyms pseudonyms) {
    this.clientProperties = clientProperties;
    this.prefix = prefix;
    this.pseudonyms = pseudonyms;
  }

  /**
   * Restricts, in place of what was there before.
   *
   * @param about id of the case, or name of the person
   */
  public Restriction add(
      Asking who, Restriction.Kind kind, String about, LocalDate reviewOn, Instant now)
      throws IOException, InterruptedException {
    Restriction made = new Restriction(kind, about, who.by(), who.reason(), now, reviewOn);
    try (AuditTrail trail = new AuditTrail(clientProperties, prefix)) {
      trail.note(who.event(action(kind, true), noted(kind, about), null, now));
      trail.restrict(made.key(), made);
    }
    return made;
  }

  /**
   * Lifts one.
   *
   * @throws IOException with a sentence for people, if there is none
   */
  public void lift(Asking who, Restriction.Kind kind, String about, Instant now)
      throws IOException, InterruptedException {
    if (Restrictions.read(clientProperties, prefix).on(kind, about) == null) {
      throw new IOException("there is no such hold; 'dijkwacht hold list' shows those there are");
    }
    try (AuditTrail trail = new AuditTrail(clientProperties, prefix)) {
      trail.note(who.event(action(kind, false), noted(kind, about), null, now));
      trail.restrict(Restriction.keyOf(kind, about), null);
    }
  }

  private static AuditEvent.Action action(Restriction.Kind kind, boolean added) {
    return kind == Restriction.Kind.CASE
        ? added ? AuditEvent.Action.HOLD : AuditEvent.Action.LIFT
        : added ? AuditEvent.Action.RESTRICT : AuditEvent.Action.RELEASE;
  }

  private String noted(Restriction.Kind kind, String about) {
    return kind == Restriction.Kind.CASE ? about : pseudonyms.of(about);
  }
}
