package nl.dijkwacht.streams.behaviour.detector;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import nl.dijkwacht.core.Accessor;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.Principal;
import nl.dijkwacht.streams.behaviour.habit.Seen;
import nl.dijkwacht.streams.behaviour.habit.Whereabouts;

/**
 * Finds the first day on which a principal comes from a country. Of people who sign in it is a
 * journey where both it and their own countries lie in the European Economic Area; then it is told
 * only where they were elsewhere at about the same time.
 */
public final class CountryDetector implements HabitDetector {

  /** Whose keys lie somewhere, and go on no journey. */
  private static final Set<Principal.Kind> WITH_KEYS =
      Set.of(Principal.Kind.ROOT, Principal.Kind.IAM_USER);

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
    Seen countries = judged.known().countries();
    List<Suspicion> suspicions = new ArrayList<>();
    for (String country : Whereabouts.newAround(judged.minute(), countries)) {
      long since = countries.firstMinute(country);
      List<String> before = before(countries, since);
      // Where no country was known before, a file of countries has just been given.
      if (!before.isEmpty()) {
        boolean isJourney = isJourney(judged, country, before);
        NavigableSet<String> besides =
            isJourney
                ? judged.elsewhere().besides(country, since)
                : Collections.emptyNavigableSet();
        boolean isNews = !isJourney || settings.beginning().journeysInEea();
        if (!besides.isEmpty() || (isNews && since == judged.minute())) {
          suspicions.add(suspicion(judged, country, note(judged, country, before, besides)));
        }
      }
    }
    return suspicions;
  }

  /** The countries that were known before a minute, in their order. */
  private static List<String> before(Seen countries, long minute) {
    return countries.all().entrySet().stream()
        .filter(entry -> Whereabouts.isCountry(entry.getKey()))
        .filter(entry -> entry.getValue().firstMinute() < minute)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static boolean isJourney(Judged judged, String country, List<String> before) {
    return judged.access().accessor() == Accessor.PERSON
        && !WITH_KEYS.contains(judged.access().principal().kind())
        && judged.eea().test(country)
        && before.stream().allMatch(judged.eea());
  }

  private static Note note(
      Judged judged, String country, List<String> before, NavigableSet<String> besides) {
    long day = Minute.dayOf(judged.known().countries().firstMinute(country));
    LocalDate date = LocalDate.ofEpochDay(day);
    int days = judged.known().daysBefore(day);
    String from = String.join(", ", before);
    return besides.isEmpty()
        ? Note.of(
            "On %s for the first time from %s; on %d days before it came from %s.",
            "Op %s voor het eerst vanuit %s; op %d dagen daarvoor vanuit %s.",
            date,
            country,
            days,
            from)
        : Note.of(
            "On %s for the first time from %s, and less than two hours apart from %s; on %d days before it came from %s.",
            "Op %s voor het eerst vanuit %s, en met minder dan twee uur ertussen vanuit %s; op %d dagen daarvoor vanuit %s.",
            date,
            country,
            String.join(", ", besides),
            days,
            from);
  }

  private static Suspicion suspicion(Judged judged, String country, Note note) {
    return Suspicion.about(
        BehaviourRule.FIRST_COUNTRY, judged.access(), "country", country, "first", note);
  }

  /** Whether it is the first day of any country. */
  static boolean isNewOn(Judged judged) {
    return judged.known().countries().all().entrySet().stream()
        .filter(entry -> Whereabouts.isCountry(entry.getKey()))
        .anyMatch(entry -> Minute.dayOf(entry.getValue().firstMinute()) == judged.day());
  }
}
