package nl.dijkwacht.streams.behaviour.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.dijkwacht.core.Accessor;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.streams.behaviour.habit.Seen;

/** Finds the first day on which a principal comes from a country. */
public final class CountryDetector implements HabitDetector {

  /** No countries: a service called, or nothing tells. */
  private static final Set<String> NOWHERE = Set.of("aws", "unknown", "");

  private static final Set<Accessor> CONCERNED =
      Set.of(Accessor.PERSON, Accessor.WORKLOAD, Accessor.OTHER_ACCOUNT);

  @Override
  public boolean concerns(Accessor accessor) {
    return CONCERNED.contains(accessor);
  }

  @Override
  public List<Suspicion> judge(Judged judged, BehaviourSettings settings) {
    if (!judged.isKnown(settings)) {
      return List.of();
    }
    List<Suspicion> suspicions = new ArrayList<>();
    for (String country : newBy(judged)) {
      String before = before(judged.known().countries(), country);
      // Where no country was known before, a file of countries has just been given.
      if (!before.isEmpty()) {
        suspicions.add(
            Suspicion.about(
                BehaviourRule.FIRST_COUNTRY,
                judged.access(),
                "country",
                country,
                "first",
                Note.of(
                    "On %s for the first time from %s; on %d days before it came from %s.",
                    "Op %s voor het eerst vanuit %s; op %d dagen daarvoor vanuit %s.",
                    judged.date(),
                    country,
                    judged.known().daysBefore(judged.day()),
                    before)));
      }
    }
    return suspicions;
  }

  private static String before(Seen countries, String country) {
    Seen.Span span = countries.of(country);
    return span == null
        ? ""
        : countries.all().entrySet().stream()
            .filter(entry -> !NOWHERE.contains(entry.getKey()))
            .filter(entry -> entry.getValue().firstMinute() < span.firstMinute())
            .map(Map.Entry::getKey)
            .sorted()
            .collect(Collectors.joining(", "));
  }

  /** The countries that the access which is judged was the first from. */
  private static List<String> newBy(Judged judged) {
    return judged.known().countries().newIn(judged.minute()).stream()
        .filter(country -> !NOWHERE.contains(country))
        .toList();
  }

  /** Whether it is the first day of any country. */
  static boolean isNewOn(Judged judged) {
    return judged.known().countries().all().entrySet().stream()
        .filter(entry -> !NOWHERE.contains(entry.getKey()))
        .anyMatch(entry -> Minute.dayOf(entry.getValue().firstMinute()) == judged.day());
  }
}
