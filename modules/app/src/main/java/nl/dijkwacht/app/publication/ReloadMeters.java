package nl.dijkwacht.app.publication;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.catalogue.DocumentManifest;

/** Tells which publication is in effect, and how taking it went. */
final class ReloadMeters implements AutoCloseable {

  private final PublicationMeters meters;
  private final MeterRegistry registry;
  private final List<Gauge> gauges = new ArrayList<>();

  ReloadMeters(
      PublicationMeters meters, MeterRegistry registry, Supplier<? extends InEffect<?>> now) {
    this.meters = meters;
    this.registry = registry;
    gauge(meters.publication(), () -> published(now, DocumentManifest::number));
    gauge(meters.published(), () -> published(now, of -> of.publishedAt().getEpochSecond()));
    gauge(meters.reloadLast(), () -> now.get().took().toNanos() / 1e9);
    for (DocumentStatus status : DocumentStatus.values()) {
      gauge(meters.documents(), () -> now.get().composition().count(status), status.label());
    }
  }

  private void gauge(Meters meter, Supplier<Number> value, String... tags) {
    gauges.add(meter.gauge(registry, value, tags));
  }

  private static long published(
      Supplier<? extends InEffect<?>> now, Function<DocumentManifest, Long> figure) {
    return now.get().publication().map(figure).orElse(0L);
  }

  /** Counts what was put into effect, unless nothing is published. */
  void reloaded(InEffect<?> now) {
    if (now.publication().isPresent()) {
      count(now.composition().isComplete() ? "complete" : "partial");
    }
  }

  void failed() {
    count("failed");
  }

  private void count(String outcome) {
    meters.reloads().counter(registry, outcome).increment();
  }

  @Override
  public void close() {
    gauges.forEach(registry::remove);
  }
}
