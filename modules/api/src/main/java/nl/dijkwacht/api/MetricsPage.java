package nl.dijkwacht.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * The meters of this instance, as OpenMetrics for who prefers it, else in Prometheus' text format.
 */
final class MetricsPage implements Page {

  private static final String OPEN_METRICS = "application/openmetrics-text";

  private final PrometheusMeterRegistry registry;

  MetricsPage(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Response answer(Call call) {
    String format = format(Accepted.in(call.headers(), "accept"));
    return Response.of(200, format, registry.scrape(format));
  }

  private static String format(Accepted accepted) {
    double openMetrics = accepted.weight(OPEN_METRICS);
    return openMetrics > 0 && openMetrics >= accepted.weight("text/plain")
        ? OPEN_METRICS + "; version=1.0.0; charset=utf-8"
        : "text/plain; version=0.0.4; charset=utf-8";
  }
}
