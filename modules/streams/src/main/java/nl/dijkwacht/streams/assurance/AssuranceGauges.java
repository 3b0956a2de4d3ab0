package nl.dijkwacht.streams.assurance;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.metrics.BoundedLabel;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.registers.VisibilityMatrix;

/** Shows how attestations stand, what nobody sees, and what is known of assets. Thread-safe. */
final class AssuranceGauges {

  private static final Map<String, String> KINDS =
      Map.of(
          AssuranceRules.NO_DATA_EVENTS.id(), "no-data-events",
          AssuranceRules.UNSEEN_READS.id(), "unseen-reads",
          AssuranceRules.NO_TRAIL.id(), "no-trail",
          AssuranceRules.NO_RECORDER.id(), "no-recorder",
          AssuranceRules.NO_COUNTRIES.id(), "no-countries");

  private final MeterRegistry registry;
  private final List<Gauge> shown = new ArrayList<>();

  AssuranceGauges(MeterRegistry registry) {
    this.registry = registry;
  }

  synchronized void show(
      List<Asset> assets,
      List<Condition> blindSpots,
      List<DueAttestations.Standing> attestations,
      LocalDate today) {
    clear();
    Map<List<String>, Long> byType = new HashMap<>();
    assets.forEach(asset -> count(byType, type(asset), source(asset)));
    byType.forEach((of, n) -> add(Meters.ASSURANCE_ASSETS, n, of.get(0), of.get(1)));
    Map<List<String>, Long> byKind = new HashMap<>();
    KINDS.values().forEach(kind -> byKind.put(List.of(kind), 0L));
    blindSpots.forEach(spot -> count(byKind, KINDS.getOrDefault(spot.control().id(), "")));
    byKind.forEach((of, n) -> add(Meters.ASSURANCE_BLIND_SPOTS, n, of.get(0)));
    Map<List<String>, Long> byState = new HashMap<>();
    Map<String, Long> soonest = new HashMap<>();
    for (DueAttestations.Standing standing : attestations) {
      String kind = standing.entry().kind().label();
      count(byState, kind, standing.state().label());
      soonest.merge(kind, ChronoUnit.DAYS.between(today, standing.entry().due()), Math::min);
    }
    byState.forEach((of, n) -> add(Meters.ASSURANCE_ATTESTATIONS, n, of.get(0), of.get(1)));
    soonest.forEach((kind, days) -> add(Meters.ASSURANCE_ATTESTATION_DUE, days, kind));
  }

  /** Shows nothing, where another instance does. */
  synchronized void clear() {
    shown.forEach(registry::remove);
    shown.clear();
  }

  private static void count(Map<List<String>, Long> counts, String... of) {
    counts.merge(List.of(of), 1L, Long::sum);
  }

  private void add(Meters meter, long value, String... labels) {
    shown.add(meter.gauge(registry, () -> value, labels));
  }

  private static String type(Asset asset) {
    String type = asset.resource().type();
    return VisibilityMatrix.shipped().of(type).isPresent() ? type : BoundedLabel.OTHER;
  }

  /** The surest of those that tell. */
  private static String source(Asset asset) {
    return List.of("register", "tags", "macie", "name").stream()
        .filter(asset.classification().sources()::contains)
        .findFirst()
        .orElse(BoundedLabel.OTHER);
  }
}
