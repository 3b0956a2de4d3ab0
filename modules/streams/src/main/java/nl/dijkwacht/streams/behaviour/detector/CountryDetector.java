package nl.dijkwacht.streams.behaviour.detector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.core.CountryCode;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.streams.behaviour.habit.Seen;
import nl.dijkwacht.streams.behaviour.habit.Whereabouts;

/**
 * Finds the first day on which a principal comes from a country. Of people who sign in it is a
 * journey where both it and their own countries lie in the European Economic Area; then it is told
 * only where they were elsewhere at about the same time.
 */
public final class CountryDetector implements HabitDetector {

  private static final Set<Accessor> CONCERNED =
      Set.of(Accessor.PERSON, Accessor.WORKLOAD, Accessor.OTHER_ACCOUNT);

  @Override
  public boolean concerns(Accessor accessor) {
    return CONCERNED.contains(accessor);
  }

  @Override
  public List<Suspicion> judge(Judged judged, BehaviourSettings settings) {
    Seen countries = judged.known().countries();
    List<Suspicion> suspicions = new ArrayList<>();
    // Where no country was known before, a file of countries has just been given.
    for (String country : Whereabouts.newBefore(judged.minute(), countries)) {
      long since = countries.firstMinute(country);
      if (judged.isKnownOn(Minute.dayOf(since), settings)) {
        boolean isJourney = isJourney(judged, country);
        NavigableSet<String> others =
            isJourney
                ? judged.whereabouts().othersBeside(country, since, judged.minute())
                : Collections.emptyNavigableSet();
        boolean isNews = !isJourney || settings.beginning().journeysInEea();
        if (!others.isEmpty() || (isNews && since == judged.minute())) {
          suspicions.add(suspicion(judged, country, note(judged, country, others)));
        }
      }
    }
    return suspicions;
  }

  private static boolean isJourney(Judged judged, String country) {
    return judged.access().principal().kind().signsIn()
        && judged.eea().test(country)
        && before(judged, country).stream().allMatch(judged.eea());
  }

  /** The countries that were known before one, in their order. */
  private static List<String> before(Judged judged, String country) {
    Seen countries = judged.known().countries();
    return countries.all().entrySet().stream()
        .filter(entry -> CountryCode.isOfCountry(entry.getKey()))
        .filter(entry -> entry.getValue().firstMinute() < countries.firstMinute(country))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static Note note(Judged judged, String country, NavigableSet<String> others) {
    long minute = judged.known().countries().firstMinute(country);
    Instant first = Instant.ofEpochSecond(TimeUnit.MINUTES.toSeconds(minute));
    int days = judged.known().daysBefore(Minute.dayOf(minute));
    String from = String.join(", ", before(judged, country));
    return others.isEmpty()
        ? Note.of(
            "At %s for the first time from %s; on %d days before it came from %s.",
            "Op %s voor het eerst vanuit %s; op %d dagen daarvoor vanuit %s.",
            first,
            country,
            days,
            from)
        : Note.of(
            "At %s for the first time from %s, and less than two hours before or after from %s, which is no journey; on %d days before it came from %s.",
            "Op %s voor het eerst vanuit %s, en minder dan twee uur daarvoor of daarna vanuit %s, wat geen reis is; op %d dagen daarvoor vanuit %s.",
            first,
            country,
            String.join(", ", others),
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
        .filter(entry -> CountryCode.isOfCountry(entry.getKey()))
        .anyMatch(entry -> Minute.dayOf(entry.getValue().firstMinute()) == judged.day());
  }
}
