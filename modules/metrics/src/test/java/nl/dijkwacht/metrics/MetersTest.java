package nl.dijkwacht.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetersTest {

  private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";

  private final MeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void openMetricsGivesEachMeterItsNameUnitAndHelp() {
    PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Stream.of(Meters.values()).forEach(meter -> SampleMeter.register(meter, prometheus));

    List<String> scrape = prometheus.scrape(OPEN_METRICS).lines().toList();

    assertThat(scrape)
        .contains(
            "# TYPE dijkwacht_collect_records counter",
            "# TYPE dijkwacht_collect_bytes counter",
            "# TYPE dijkwacht_collect_lateness_seconds histogram",
            "# TYPE dijkwacht_findings gauge",
            "# TYPE dijkwacht_stream_lag_records gauge",
            "dijkwacht_collect_records_total{outcome=\"event\"} 1.0",
            "dijkwacht_detect_events_total{outcome=\"success\",source=\"1\"} 1.0",
            "dijkwacht_findings{level=\"informational\",partition=\"1\"} 1.0",
            "dijkwacht_findings_latency_seconds_bucket{le=\"1.0\"} 1",
            "dijkwacht_build_info{version=\"1\"} 1")
        .endsWith("# EOF");
    assertThat(Meters.values())
        .allSatisfy(
            meter ->
                assertThat(scrape)
                    .anyMatch(
                        line -> line.startsWith("# HELP ") && line.endsWith(meter.meaning())));
    assertThat(scrape).filteredOn(line -> line.startsWith("# HELP ")).noneMatch(l -> l.isBlank());
  }

  @ParameterizedTest
  @EnumSource
  void namesAreDottedAndMeaningsAreSentences(Meters meter) {
    assertThat(meter.meterName()).matches("dijkwacht(\\.[a-z]+)+");
    assertThat(meter.meaning()).matches("[A-Z].*\\.");
    assertThat(meter.buckets().isPresent()).isEqualTo(meter.kind() == Meters.Kind.TIMER);
  }

  @ParameterizedTest
  @EnumSource
  void aLabelTooFewOrTooManyIsRefused(Meters meter) {
    String[] values = SampleMeter.values(meter);
    String[] more = Stream.concat(Stream.of(values), Stream.of("more")).toArray(String[]::new);

    assertThatIllegalArgumentException().isThrownBy(() -> register(meter, more));
    if (values.length > 0) {
      assertThatIllegalArgumentException().isThrownBy(() -> register(meter));
    }
  }

  @Test
  void labelsInTheWrongOrderAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Meters.FINDINGS_ALERTS.counter(registry, "high", "opened"))
        .withMessageContaining("dijkwacht.findings.alerts")
        .withMessageContaining("TRANSITION \"high\"")
        .withMessageContaining("opened");
  }

  @Test
  void anEmptyLabelIsRefusedWhereTheListIsOpen() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Meters.BUILD_INFO.gauge(registry, () -> 1, ""));
  }

  @Test
  void aMeterOfAnotherKindIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Meters.DETECT_SIGNALS.gauge(registry, () -> 1, "high"))
        .withMessage("dijkwacht.detect.signals is a COUNTER, no GAUGE");
  }

  @Test
  void registeringTwiceCountsOnOneMeter() {
    Meters.DETECT_SIGNALS.counter(registry, "high").increment();
    Meters.DETECT_SIGNALS.counter(registry, "high").increment();

    assertThat(Meters.DETECT_SIGNALS.counter(registry, "high").count()).isEqualTo(2);
  }

  @Test
  void aGaugeThatWasRemovedMayBeRegisteredAnew() {
    registry.remove(Meters.STREAM_LAG.gauge(registry, () -> 1, "detect"));

    assertThat(Meters.STREAM_LAG.gauge(registry, () -> 2, "detect").value()).isEqualTo(2);
  }

  @Test
  void theHistogramHasTheBoundsOfTheCatalogueAndNoOthers() {
    PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Meters.COLLECT_LATENESS.timer(prometheus).record(Duration.ofHours(25));

    List<String> buckets =
        prometheus.scrape().lines().filter(line -> line.contains("_bucket{")).toList();

    assertThat(buckets)
        .hasSize(Buckets.LATENESS.bounds().size() + 1)
        .startsWith("dijkwacht_collect_lateness_seconds_bucket{le=\"1.0\"} 0")
        .contains("dijkwacht_collect_lateness_seconds_bucket{le=\"86400.0\"} 0")
        .endsWith("dijkwacht_collect_lateness_seconds_bucket{le=\"+Inf\"} 1");
  }

  private void register(Meters meter, String... values) {
    switch (meter.kind()) {
      case COUNTER -> meter.counter(registry, values);
      case GAUGE -> meter.gauge(registry, () -> 1, values);
      case TIMER -> meter.timer(registry, values);
    }
  }
}
