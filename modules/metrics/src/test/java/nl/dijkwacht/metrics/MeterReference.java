package nl.dijkwacht.metrics;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference page of the meters, in Markdown, with the names that Prometheus shows. */
public final class MeterReference {

  static final String INTRODUCTION =
      """
      # Metrics

      Every instance of Dijkwacht serves its own figures at `/metrics`, as OpenMetrics or in
      Prometheus' text format. This page is written from the catalogue in `modules/metrics`; a test
      compares the two. Beside these meters there are those of the JVM and of the Kafka clients, under
      the names that Micrometer gives them; those for each task, store, partition, topic and node are
      left out, since they would be tens of thousands of series.

      No label ever holds an ARN, a user, an address or the id of a finding. Counters begin at 0 when an
      instance starts. Gauges are told per instance, and those of `findings` per partition: sum them in
      PromQL. Each histogram has a `_bucket`, `_count` and `_sum` series, and beside it a gauge with the
      ending `_max`, the longest duration of the last few minutes.

      ## Questions and their PromQL

      How many records wait, by stage?

      ```promql
      sum by (stage) (dijkwacht_stream_lag_records)
      ```

      Within what time do 99 of 100 alerts follow their event?

      ```promql
      histogram_quantile(0.99, sum by (le) (rate(dijkwacht_findings_latency_seconds_bucket[5m])))
      ```

      What could not be used in the last hour, where and why?

      ```promql
      sum by (stage, reason) (increase(dijkwacht_dead_letters_total[1h])) > 0
      ```

      How late does AWS deliver, in the median?

      ```promql
      histogram_quantile(0.5, sum by (le) (rate(dijkwacht_collect_lateness_seconds_bucket[1h])))
      ```

      How many findings are open, by level?

      ```promql
      sum by (level) (dijkwacht_findings)
      ```

      Do instances detect with different publications of rules?

      ```promql
      max(dijkwacht_rules_publication) != min(dijkwacht_rules_publication)
      ```

      Which instances cannot use all that is published?

      ```promql
      sum by (instance, status) (dijkwacht_rules_documents{status!="current"}) > 0
      ```

      Does a stage run nowhere?

      ```promql
      sum by (stage) (dijkwacht_stream_running) == 0
      ```
      """;

  private final List<Family> families =
      Stream.of(Meters.values()).map(MeterReference::family).toList();

  private record Family(Meters meter, String name, String type) {}

  private static Family family(Meters meter) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    SampleMeter.register(meter, registry);
    String[] type =
        registry
            .scrape()
            .lines()
            .filter(line -> line.startsWith("# TYPE ") && !line.endsWith("_max gauge"))
            .findFirst()
            .orElseThrow()
            .split(" ");
    return new Family(meter, type[2], type[3]);
  }

  /** The names of the families as Prometheus sees them. */
  public List<String> names() {
    return families.stream().map(Family::name).toList();
  }

  String markdown() {
    Map<String, List<Family>> sections =
        families.stream()
            .collect(
                Collectors.groupingBy(
                    MeterReference::section, LinkedHashMap::new, Collectors.toList()));
    StringBuilder page = new StringBuilder(INTRODUCTION);
    sections.forEach((title, list) -> page.append("\n## ").append(title).append(table(list)));
    return page.append(labels()).append(buckets()).toString();
  }

  private static String section(Family family) {
    return switch (family.meter().meterName().split("\\.")[1]) {
      case "collect" -> "Collect";
      case "detect" -> "Detect";
      case "findings" -> "Findings";
      case "rules" -> "Published rules";
      default -> "Every stage";
    };
  }

  private static String table(List<Family> families) {
    return families.stream()
        .map(MeterReference::row)
        .collect(
            Collectors.joining(
                "",
                "\n\n| Metric | Type | Unit | Labels | Meaning |\n|---|---|---|---|---|\n",
                ""));
  }

  private static String row(Family family) {
    Meters meter = family.meter();
    String labels =
        meter.tags().stream().map(tag -> code(tag.key())).collect(Collectors.joining(", "));
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            code(family.name()), family.type(), meter.unit().orElse(""), labels, meter.meaning());
  }

  private String labels() {
    return Stream.of(MeterTag.values())
        .map(
            tag ->
                "| %s | %s | %s | %s |\n"
                    .formatted(code(tag.key()), usersOf(tag), tag.meaning(), values(tag)))
        .collect(
            Collectors.joining(
                "", "\n## Labels\n\n| Label | Of | Meaning | Values |\n|---|---|---|---|\n", ""));
  }

  private String usersOf(MeterTag tag) {
    return families.stream()
        .filter(family -> family.meter().tags().contains(tag))
        .map(family -> code(family.name()))
        .collect(Collectors.joining(", "));
  }

  private static String values(MeterTag tag) {
    return tag.allowed().isEmpty()
        ? "open"
        : tag.allowed().stream().map(MeterReference::code).collect(Collectors.joining(", "));
  }

  private String buckets() {
    return families.stream()
        .flatMap(
            family ->
                family.meter().buckets().stream()
                    .map(of -> code(family.name()) + " | " + bounds(of)))
        .collect(
            Collectors.joining(
                " |\n| ",
                "\n## Bounds of the histograms\n\n| Histogram | Upper bounds in seconds |\n"
                    + "|---|---|\n| ",
                " |\n"));
  }

  private static String bounds(Buckets buckets) {
    return buckets.bounds().stream()
        .map(bound -> String.valueOf(bound.toMillis() / 1000.0).replaceFirst("\\.0$", ""))
        .collect(Collectors.joining(", "));
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
