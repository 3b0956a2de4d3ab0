package nl.dijkwacht.streams.behaviour.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.streams.behaviour.habit.Seen;

/**
 * Finds the first day on which keys are used from a network, of workloads and IAM users whose
 * networks did not change for a while. The networks of people who sign in change with every train.
 */
public final class NetworkDetector implements HabitDetector {

  private static final Set<Principal.Kind> WITH_KEYS =
      Set.of(Principal.Kind.ROOT, Principal.Kind.IAM_USER, Principal.Kind.ROLE);

  private static final String PRIVATE = "private";

  @Override
  public boolean concerns(Accessor accessor) {
    return accessor == Accessor.WORKLOAD || accessor == Accessor.PERSON;
  }

  @Override
  public List<Suspicion> judge(Judged judged, BehaviourSettings settings) {
    boolean hasHabit =
        WITH_KEYS.contains(judged.access().principal().kind()) && judged.isKnown(settings);
    // What comes from another country is told so, and once.
    if (!hasHabit || CountryDetector.isNewOn(judged)) {
      return List.of();
    }
    Seen networks = judged.known().networks();
    List<Suspicion> suspicions = new ArrayList<>();
    long first = judged.minute();
    for (String network : networks.newIn(first)) {
      if (!network.equals(PRIVATE)
          && isStableBefore(networks, first, judged.day(), settings.beginning())) {
        suspicions.add(suspicion(judged, network, networks.before(first)));
      }
    }
    return suspicions;
  }

  private static boolean isStableBefore(
      Seen networks, long first, long day, BehaviourSettings.Beginning settings) {
    long before = networks.before(first);
    return before > 0
        && before <= settings.mostNetworks()
        && day - Minute.dayOf(networks.newestBefore(first)) >= settings.stableDays();
  }

  private static Suspicion suspicion(Judged judged, String network, long before) {
    return Suspicion.about(
        BehaviourRule.FIRST_NETWORK,
        judged.access(),
        "network",
        network,
        "first",
        Note.of(
            "On %s for the first time from the network %s; on %d days before it came from %d others.",
            "Op %s voor het eerst vanuit het netwerk %s; op %d dagen daarvoor vanuit %d andere.",
            judged.date(),
            network,
            judged.known().daysBefore(judged.day()),
            before));
  }
}
