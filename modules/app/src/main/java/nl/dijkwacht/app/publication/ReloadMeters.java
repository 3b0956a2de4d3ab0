package nl.dijkwacht.app.publication;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.RuleManifest;

/** Tells which publication is in effect, and how taking it went. */
final class ReloadMeters implements AutoCloseable {

  private final MeterRegistry registry;
  private final List<Gauge> gauges = new ArrayList<>();

  ReloadMeters(MeterRegistry registry, Supplier<RulesInEffect> rules) {
    this.registry = registry;
    gauge(Meters.RULES_PUBLICATION, () -> published(rules, RuleManifest::number));
    gauge(Meters.RULES_PUBLISHED, () -> published(rules, of -> of.publishedAt().getEpochSecond()));
    gauge(Meters.RULES_RELOAD_LAST, () -> rules.get().took().toNanos() / 1e9);
    for (DocumentStatus status : DocumentStatus.values()) {
      gauge(Meters.RULES_DOCUMENTS, () -> rules.get().composition().count(status), status.label());
    }
  }

  private void gauge(Meters meter, Supplier<Number> value, String... tags) {
    gauges.add(meter.gauge(registry, value, tags));
  }

  private static long published(
      Supplier<RulesInEffect> rules, Function<RuleManifest, Long> figure) {
    return rules.get().publication().map(figure).orElse(0L);
  }

  /** Counts rules that were put into effect, unless nothing is published. */
  void reloaded(RulesInEffect rules) {
    if (rules.publication().isPresent()) {
      count(rules.composition().isComplete() ? "complete" : "partial");
    }
  }

  void failed() {
    count("failed");
  }

  private void count(String outcome) {
    Meters.RULES_RELOADS.counter(registry, outcome).increment();
  }

  @Override
  public void close() {
    gauges.forEach(registry::remove);
  }
}
