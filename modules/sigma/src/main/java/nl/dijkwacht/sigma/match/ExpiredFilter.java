package nl.dijkwacht.sigma.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.TrailEvent;

/**
 * The built-in rule that a filter has expired: it matches an event that the filter would have held
 * back if it still acted. Event time decides, so that a replay tells the same.
 */
public final class ExpiredFilter {

  /** As findings show it. */
  public static final RuleRef RULE =
      new RuleRef(
          "5a1e7c0e-6a0f-4d0b-9a55-4f3c1f0f7d21",
          "1",
          "A filter has expired",
          "What the filter held back until it expired now leads to findings again.",
          Level.MEDIUM,
          List.of(),
          List.of(
              "Ask the owner of the filter whether its reason still holds.",
              "Give it a later expiry if it does, and else remove it."),
          "Een filter is verlopen",
          List.of(
              "Vraag de eigenaar van het filter of de reden nog geldt.",
              "Geef het dan een later einde, en haal het anders weg."),
          "Wat het filter tegenhield tot het verliep, leidt nu weer tot bevindingen.");

  private ExpiredFilter() {}

  /** Those filters of a rule that matched an event which only let it pass as they have expired. */
  public static List<Filter> among(List<Filter> filters, TrailEvent event) {
    if (filters.isEmpty()) {
      return List.of();
    }
    List<Filter> expired = new ArrayList<>();
    for (Filter filter : filters) {
      if (filter.isExpiredAt(event.eventTime()) && !filter.condition().matches(event.json())) {
        expired.add(filter);
      }
    }
    return expired;
  }

  /** Tells that a filter no longer held back an event. */
  public static Signal signal(String tenant, Filter filter, EventSummary event) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("filter", filter.ref().id());
    fields.put("owner", filter.owner());
    return Signal.of(tenant, RULE, new Subject("", fields), event, event.eventId());
  }
}
