package nl.dijkwacht.streams.drift;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.core.verdict.Verdict.Standing;
import nl.dijkwacht.metrics.MeterTag;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.drift.state.Told;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of items, changes and verdicts. */
final class DriftMeters {

  private final MeterRegistry registry;

  /** Looking them up for each item would cost more than counting. */
  private final Map<ResourceDrift.Outcome, Counter> items =
      new EnumMap<>(ResourceDrift.Outcome.class);

  DriftMeters(MeterRegistry registry) {
    this.registry = registry;
    // Seldom, so without zeros the first one would be no increase, and a panel would be empty.
    MeterTag.PROVISIONAL_OUTCOME
        .allowed()
        .forEach(outcome -> Meters.DRIFT_PROVISIONAL.counter(registry, outcome));
  }

  void item(ResourceDrift.Outcome outcome) {
    items
        .computeIfAbsent(outcome, of -> Meters.DRIFT_ITEMS.counter(registry, label(of)))
        .increment();
  }

  void change(boolean isNew) {
    Meters.DRIFT_CHANGES.counter(registry, isNew ? "kept" : "known").increment();
  }

  /** The earliest call on a resource made room, since it has more than are kept. */
  void forgotten() {
    Meters.DRIFT_CHANGES.counter(registry, "forgotten").increment();
  }

  /** A verdict was written that is another than before. */
  void told(@Nullable Told before, Told now, @Nullable Attribution attribution) {
    if (now.standing() == Standing.PROVISIONAL) {
      provisional("told");
    } else if (now.standing() == Standing.WITHDRAWN) {
      provisional("withdrawn");
    } else if (before != null && before.isProvisional() && now.result() == Result.FAIL) {
      provisional("confirmed");
    }
    Meters.DRIFT_VERDICTS.counter(registry, label(now.result())).increment();
    attributed(attribution);
  }

  /** A verdict was written again, since more is known of who caused it. */
  void amended(@Nullable Attribution attribution) {
    Meters.DRIFT_VERDICTS.counter(registry, "amended").increment();
    attributed(attribution);
  }

  private void attributed(@Nullable Attribution attribution) {
    String confidence = attribution == null ? "missing" : label(attribution.confidence());
    Meters.DRIFT_ATTRIBUTIONS.counter(registry, confidence).increment();
  }

  /** What became of a call that by itself breaks a control. */
  void provisional(String outcome) {
    Meters.DRIFT_PROVISIONAL.counter(registry, outcome).increment();
  }

  void tooLarge() {
    Meters.DRIFT_LEFT_OUT.counter(registry).increment();
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
