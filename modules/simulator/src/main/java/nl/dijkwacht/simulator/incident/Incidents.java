package nl.dijkwacht.simulator.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.organisation.Organisation;

/** Makes up incidents in an organisation. The same settings give the same ones. */
public final class Incidents {

  private static final int WEEK = 7;

  private Incidents() {}

  /**
   * Some of each of the kinds.
   *
   * @param firstDay on which one may begin, counted from the organisation's first
   * @param days within which all of them begin and end
   */
  public static List<Incident> of(
      Organisation organisation,
      SeedSet set,
      Set<IncidentKind> kinds,
      int firstDay,
      int days,
      int ofAKind) {
    Cast cast = new Cast(organisation);
    List<Incident> incidents = new ArrayList<>();
    // In the order of the kinds, whatever the set's.
    for (IncidentKind kind : kinds.stream().sorted().toList()) {
      for (int i = 0; i < ofAKind; i++) {
        Chance chance =
            Chance.named("%d/%s/%s/%d".formatted(organisation.settings().seed(), set, kind, i));
        int day = day(kind, chance, firstDay, days);
        Plot plot = new Plot(cast, new Draw(chance, set), day, firstDay + days - 1);
        kind.tell(plot);
        incidents.add(plot.incident(incidents.size(), kind));
      }
    }
    return incidents;
  }

  /** A working day; what takes days begins in time to end. */
  private static int day(IncidentKind kind, Chance chance, int firstDay, int days) {
    int choice = kind == IncidentKind.SLOW_EXFILTRATION ? Math.max(1, days - 11) : days - 1;
    int day = firstDay + chance.below(Math.max(1, choice));
    boolean isWeekend = day % WEEK >= 5;
    return isWeekend ? Math.max(firstDay, day - 2) : day;
  }
}
