package nl.dijkwacht.metrics.dashboards;

import java.util.List;
import nl.dijkwacht.metrics.dashboards.Panel.Kind;

/** Whether Dijkwacht itself works. */
final class PipelineDashboard {

  private PipelineDashboard() {}

  static Dashboard dashboard() {
    return new Dashboard(
        "07-pipeline",
        "7. Pipeline",
        "For whoever runs Dijkwacht: does each part keep up, what could not be used, and what does"
            + " it cost?",
        List.of(),
        List.of(
            Row.of(
                "Does it keep up?",
                Panel.of(
                        Kind.TIME,
                        "Records that wait, by stage",
                        "Lag of each stage. A line that rises for minutes means too little machine or"
                            + " a flood.")
                    .size(12, 8)
                    .badFrom(10_000, 50_000)
                    .query("sum by (stage) (dijkwacht_stream_lag_records)", "{{stage}}"),
                Panel.of(
                        Kind.TIME,
                        "From collected to alert",
                        "How long an alert took after its event was collected.")
                    .unit("s")
                    .size(12, 8)
                    .query(latency("0.5"), "median")
                    .query(latency("0.95"), "95 of 100")
                    .query(latency("0.99"), "99 of 100"),
                Panel.of(
                        Kind.HEATMAP,
                        "How late AWS delivers",
                        "Time from an event until it was collected. CloudTrail needs about five"
                            + " minutes.")
                    .unit("s")
                    .size(12, 8)
                    .query(
                        "sum by (le) (increase(dijkwacht_collect_lateness_seconds_bucket[5m]))",
                        "{{le}}"),
                Panel.of(
                        Kind.STACKED,
                        "Events a second",
                        "Trail events held against the rules, by the answer of AWS.")
                    .unit("cps")
                    .size(12, 8)
                    .query(
                        "sum by (outcome) (rate(dijkwacht_detect_events_total[5m]))",
                        "{{outcome}}")),
            Row.of(
                "What could not be used, and who is silent?",
                Panel.of(
                        Kind.STACKED,
                        "Dead letters",
                        "Records an hour that could not be used, by stage and reason. dijkwacht"
                            + " dead-letters list shows them.")
                    .size(12, 8)
                    .query(
                        "sum by (stage, reason) (increase(dijkwacht_dead_letters_total[1h])) or vector(0)",
                        "{{stage}} {{reason}}"),
                Panel.of(Kind.STACKED, "Sources", "Sources of events by how they are heard.")
                    .size(12, 8)
                    .query("sum by (state, kind) (dijkwacht_detect_sources)", "{{kind}} {{state}}"),
                Panel.of(
                        Kind.STACKED,
                        "Records collected",
                        "Records a second by what they turned out to be.")
                    .unit("cps")
                    .size(12, 8)
                    .query(
                        "sum by (outcome) (rate(dijkwacht_collect_records_total[5m]))",
                        "{{outcome}}"),
                Panel.of(Kind.TABLE, "Stages", "1 if the stage works on the instance.")
                    .size(12, 8)
                    .query("max by (stage, instance) (dijkwacht_stream_running)", "{{stage}}")),
            Row.of(
                "Are people told?",
                Panel.of(
                        Kind.STACKED,
                        "Messages to subscriptions",
                        "Tries to deliver alerts and notices, an hour, by channel and how they ended.")
                    .size(12, 8)
                    .query(
                        "sum by (channel, outcome) (increase(dijkwacht_publish_deliveries_messages_total[1h])) or vector(0)",
                        "{{channel}} {{outcome}}"),
                Panel.of(
                        Kind.STAT,
                        "Oldest message that waits",
                        "How long a message that is due waits for its receiver. More than minutes:"
                            + " the receiver is away, and its subscribers hear nothing.")
                    .unit("s")
                    .size(6, 8)
                    .badFrom(60, 600)
                    .query("max(dijkwacht_publish_overdue_seconds) or vector(0)", "waits"),
                Panel.of(
                        Kind.STAT,
                        "Receivers left alone",
                        "Receivers that failed again and again, and are tried again after a while.")
                    .size(6, 8)
                    .badFrom(1, 1)
                    .query("sum(dijkwacht_publish_circuits_open) or vector(0)", "receivers")),
            Row.of(
                "What does it cost?",
                Panel.of(
                        Kind.TIME,
                        "Memory of the JVM",
                        "Heap and the rest, in use. The stores of Kafka Streams lie beside it.")
                    .unit("bytes")
                    .size(8, 8)
                    .query(
                        "sum by (instance, area) (jvm_memory_used_bytes)", "{{instance}} {{area}}"),
                Panel.of(
                        Kind.TIME,
                        "Processor",
                        "Share of the machine's processors that the instance uses.")
                    .unit("percentunit")
                    .size(8, 8)
                    .query("max by (instance) (process_cpu_usage)", "{{instance}}"),
                Panel.of(Kind.TABLE, "Versions", "Which version runs where.")
                    .size(8, 8)
                    .query("max by (instance, version) (dijkwacht_build_info)", "{{version}}"))));
  }

  private static String latency(String quantile) {
    return "histogram_quantile(%s, sum by (le) (rate(dijkwacht_findings_latency_seconds_bucket[5m])))"
        .formatted(quantile);
  }
}
