package nl.dijkwacht.collectors.polling;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.metrics.Meters;

/** Counts rounds, and tells what this instance asks. Thread-safe. */
final class RoundMeters {

  private final MeterRegistry registry;

  RoundMeters(MeterRegistry registry, Collection<Shard> shards, Clock clock) {
    this.registry = registry;
    Map<String, List<Shard>> kinds = shards.stream().collect(Collectors.groupingBy(Shard::kind));
    kinds.forEach(
        (kind, ofKind) -> {
          Meters.COLLECT_SHARDS.gauge(
              registry, () -> ofKind.stream().filter(Shard::isOwned).count(), kind);
          Meters.COLLECT_ROUND_AGE.gauge(registry, () -> age(ofKind, clock).toSeconds(), kind);
        });
  }

  private static Duration age(List<Shard> shards, Clock clock) {
    return shards.stream()
        .filter(Shard::isOwned)
        .map(shard -> Duration.between(shard.heardAt(), clock.instant()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  static String outcome(AwsFailure.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param outcome a value of the tag of the meter
   */
  void ended(Shard shard, String outcome) {
    Meters.COLLECT_ROUNDS.counter(registry, shard.kind(), outcome).increment();
  }
}
