package nl.dijkwacht.benchmarks.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import nl.dijkwacht.simulator.incident.Incident;
import nl.dijkwacht.simulator.incident.Truth;

/**
 * Which incident explains an alert: one whose event caused it, or one whose principal it is about,
 * if what caused it happened within the incident or a day after it. An alert of a control, or of
 * reads while one failed, is explained by the asset. Any other alert on the asset of an incident
 * that another principal caused is a false one: it would be there without the incident.
 */
final class Explanations {

  private static final String CONTROL = "control";
  static final Duration AFTER = Duration.ofDays(1);

  private final Map<String, Truth> byEvent = new HashMap<>();
  private final List<Truth> truths;

  /**
   * @param idOf the id by which alerts name an event
   */
  Explanations(List<Incident> incidents, Function<SimulatedEvent, String> idOf) {
    this.truths = incidents.stream().map(Incident::truth).toList();
    for (Incident incident : incidents) {
      incident.events().forEach(event -> byEvent.put(idOf.apply(event), incident.truth()));
    }
  }

  /** The incidents that explain it; none for a false alert. */
  Set<Truth> of(Alert alert) {
    Set<Truth> explaining = new HashSet<>();
    Truth caused = byEvent.get(alert.cause().eventId());
    if (caused != null) {
      explaining.add(caused);
    }
    Collection<String> names = names(alert);
    truths.stream()
        .filter(truth -> isWithin(truth, alert.cause().eventTime()))
        .filter(truth -> isAbout(truth, names, alert.finding()))
        .forEach(explaining::add);
    return explaining;
  }

  private static boolean isWithin(Truth truth, Instant time) {
    return !time.isBefore(truth.from()) && !time.isAfter(truth.to().plus(AFTER));
  }

  private static boolean isAbout(Truth truth, Collection<String> names, Finding finding) {
    return truth.principals().stream().anyMatch(names::contains)
        || truth.assets().stream().anyMatch(asset -> isBroken(asset, finding));
  }

  /** Whether it tells that what protects an asset is broken, or who read it then. */
  private static boolean isBroken(String asset, Finding finding) {
    Drift drift = finding.drift();
    Map<String, String> subject = finding.subject().fields();
    return (drift != null && drift.resource().id().equals(asset))
        || (subject.containsKey(CONTROL)
            && subject.values().stream().anyMatch(value -> value.endsWith("/" + asset)));
  }

  /** Who caused it, and what it is about. */
  private static Collection<String> names(Alert alert) {
    Finding finding = alert.finding();
    Set<String> names = new HashSet<>(finding.subject().fields().values());
    names.add(alert.cause().principal().id());
    String account = alert.cause().principal().account();
    if (account != null) {
      names.add(account);
    }
    return names;
  }
}
