package nl.dijkwacht.simulator.incident;

import java.time.Instant;
import java.util.List;

/**
 * What is true of an incident.
 *
 * @param number counts from 0 in its simulation
 * @param principals who did it, by the ids that Dijkwacht knows them by
 * @param assets names of what was touched: buckets, tables, snapshots, trails
 * @param from its first event (event time)
 * @param to its last
 */
public record Truth(
    int number,
    IncidentKind kind,
    List<String> principals,
    List<String> assets,
    Instant from,
    Instant to) {
  public Truth {
    principals = List.copyOf(principals);
    assets = List.copyOf(assets);
  }
}
