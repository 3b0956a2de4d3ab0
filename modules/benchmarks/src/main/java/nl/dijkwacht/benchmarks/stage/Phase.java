package nl.dijkwacht.benchmarks.stage;

/**
 * One load from begin to end, of which the part after the warm-up is measured; times are
 * milliseconds since the epoch.
 *
 * @param probes that were sent in all of it
 * @param latestMillis by how much the load was behind its schedule at worst, while measured
 */
public record Phase(
    long begin, long measuredFrom, long end, long events, long probes, double latestMillis) {

  boolean measures(long timestamp) {
    return timestamp >= measuredFrom && timestamp < end;
  }

  public String describe(ArrivalReader<?> alerts, boolean complete) {
    return "%,d events, %.0f/s, at most %.1f ms behind schedule; %d probes sent, %d alerts%s"
        .formatted(
            events,
            events * 1000.0 / (end - begin),
            latestMillis,
            probes,
            alerts.since(begin),
            complete ? "" : " (INCOMPLETE: not all probes had alerts in time)");
  }
}
