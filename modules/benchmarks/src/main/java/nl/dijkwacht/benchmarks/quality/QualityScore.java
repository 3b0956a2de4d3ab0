package nl.dijkwacht.benchmarks.quality;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.dijkwacht.simulator.incident.Incident;
import nl.dijkwacht.simulator.incident.IncidentKind;
import nl.dijkwacht.simulator.incident.Truth;

/** Counts what was found and what was false. For one thread. */
final class QualityScore {

  private final QualityRun.Settings settings;
  private final List<Incident> incidents;
  private final Explanations explanations;
  private final Map<Truth, Set<String>> toldBy = new HashMap<>();
  private final Map<Truth, Duration> heardAfter = new HashMap<>();
  private final Map<String, Integer> falseBy = new TreeMap<>();
  private final Map<String, Integer> trueBy = new TreeMap<>();
  private final List<HeardAlert> falseAlerts = new ArrayList<>();
  private int falseInWarmUp;
  private long events;
  private long deadLetters;

  QualityScore(QualityRun.Settings settings, List<Incident> incidents, Explanations explanations) {
    this.settings = settings;
    this.incidents = incidents;
    this.explanations = explanations;
  }

  void played(long records) {
    events += records;
  }

  void deadLetters(long records) {
    deadLetters = records;
  }

  /**
   * Takes note of an alert.
   *
   * @return whether an incident explains it
   */
  boolean hear(HeardAlert heard, int day) {
    Set<Truth> explaining = explanations.of(heard.alert());
    if (!heard.isWarning()) {
      return !explaining.isEmpty();
    }
    for (Truth truth : explaining) {
      toldBy.computeIfAbsent(truth, any -> new HashSet<>()).add(heard.rule());
      heardAfter.merge(
          truth, Duration.between(truth.from(), heard.at()), (a, b) -> a.compareTo(b) < 0 ? a : b);
    }
    if (!explaining.isEmpty()) {
      trueBy.merge(heard.rule(), 1, Integer::sum);
    } else if (day < settings.warmUp()) {
      falseInWarmUp++;
    } else {
      falseBy.merge(heard.rule(), 1, Integer::sum);
      falseAlerts.add(heard);
    }
    return !explaining.isEmpty();
  }

  QualityRun.Settings settings() {
    return settings;
  }

  long events() {
    return events;
  }

  long deadLetterCount() {
    return deadLetters;
  }

  int injected() {
    return incidents.size();
  }

  int found() {
    return toldBy.size();
  }

  List<Incident> ofKind(IncidentKind kind) {
    return incidents.stream().filter(one -> one.truth().kind() == kind).toList();
  }

  boolean isFound(Incident incident) {
    return toldBy.containsKey(incident.truth());
  }

  /** Whether a rule told of it that does so by its nature. */
  boolean isToldByNature(Incident incident) {
    Set<String> rules = toldBy.getOrDefault(incident.truth(), Set.of());
    return incident.truth().kind().toldBy().stream().anyMatch(rules::contains);
  }

  Duration heardAfter(Incident incident) {
    return heardAfter.getOrDefault(incident.truth(), Duration.ZERO);
  }

  /** The rules that told of a kind, and of how many of its incidents each. */
  Map<String, Long> rulesOf(IncidentKind kind) {
    return ofKind(kind).stream()
        .flatMap(one -> toldBy.getOrDefault(one.truth(), Set.of()).stream())
        .collect(Collectors.groupingBy(rule -> rule, TreeMap::new, Collectors.counting()));
  }

  /** False alerts of each rule after the warm-up, the noisiest first. */
  Map<String, Integer> falseByRule() {
    Map<String, Integer> sorted = new LinkedHashMap<>();
    falseBy.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  int trueOf(String rule) {
    return trueBy.getOrDefault(rule, 0);
  }

  List<HeardAlert> falseAlerts() {
    return falseAlerts;
  }

  double falseADay() {
    return (double) falseAlerts.size() / settings.days();
  }

  double falseADayInWarmUp() {
    return settings.warmUp() == 0 ? 0 : (double) falseInWarmUp / settings.warmUp();
  }
}
