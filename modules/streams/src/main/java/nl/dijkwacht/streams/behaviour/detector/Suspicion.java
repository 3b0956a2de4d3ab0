package nl.dijkwacht.streams.behaviour.detector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.signal.Level;

/**
 * What a detector found suspicious.
 *
 * @param subject what a finding is about, in an order that stays the same
 * @param cause what tells this time from another, whatever the order of arrival
 * @param note a sentence with the figures and what they were held against
 * @param level that of the rule, or a graver one
 */
public record Suspicion(
    BehaviourRule rule, Map<String, String> subject, String cause, Note note, Level level) {

  static final String PRINCIPAL = "principal";
  static final String ASSET = "asset";

  public Suspicion {
    subject = Collections.unmodifiableMap(new LinkedHashMap<>(subject));
  }

  /** At the level of its rule. */
  public Suspicion(BehaviourRule rule, Map<String, String> subject, String cause, Note note) {
    this(rule, subject, cause, note, rule.rule().level());
  }

  /** The same of another time, at another level. */
  Suspicion at(Level other, String otherCause) {
    return new Suspicion(rule, subject, otherCause, note, other);
  }

  /** About a principal and an asset. */
  public static Suspicion of(BehaviourRule rule, Access access, String cause, Note note) {
    return about(rule, access, ASSET, access.asset().key(), cause, note);
  }

  /** About a principal and something else. */
  static Suspicion about(
      BehaviourRule rule, Access access, String field, String value, String cause, Note note) {
    Map<String, String> subject = new LinkedHashMap<>();
    subject.put(PRINCIPAL, access.principal().id());
    subject.put(field, Clipped.text(value));
    return new Suspicion(rule, subject, cause, note);
  }
}
