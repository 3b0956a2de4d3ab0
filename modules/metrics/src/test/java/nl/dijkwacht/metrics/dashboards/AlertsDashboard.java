package nl.dijkwacht.metrics.dashboards;

import java.util.List;
import nl.dijkwacht.metrics.dashboards.Panel.Kind;

/** What came in, and how people deal with it. */
final class AlertsDashboard {

  private AlertsDashboard() {}

  static Dashboard dashboard() {
    return new Dashboard(
        "02-alerts",
        "2. Alerts",
        "For the SOC: what came in, how grave is it, and how quickly is it dealt with?",
        List.of(Variable.SEVERITY),
        List.of(
            Row.of(
                "What came in?",
                Panel.of(
                        Kind.STACKED,
                        "Alerts by severity",
                        "Alerts an hour: findings that opened, got worse, were resolved or reopened.")
                    .size(12, 8)
                    .query(
                        "sum by (level) (increase(dijkwacht_findings_alerts_total{level=~\"$severity\"}[1h]))",
                        "{{level}}"),
                Panel.of(
                        Kind.STACKED,
                        "Alerts by what happened",
                        "The same by transition. Much flapping means a control and a tool that"
                            + " disagree.")
                    .size(12, 8)
                    .query(
                        "sum by (transition) (increase(dijkwacht_findings_alerts_total{level=~\"$severity\"}[1h]))",
                        "{{transition}}"),
                Panel.of(
                        Kind.STACKED,
                        "Signals by severity",
                        "Matches of rules an hour; a finding gathers many of them.")
                    .size(12, 8)
                    .query(
                        "sum by (level) (increase(dijkwacht_detect_signals_total[1h]))",
                        "{{level}}"),
                Panel.of(
                        Kind.STACKED,
                        "Other services of AWS",
                        "Versions of findings of GuardDuty, Macie, Security Hub and rules of AWS"
                            + " Config, an hour.")
                    .size(12, 8)
                    .query(
                        "sum by (service) (increase(dijkwacht_findings_services_versions_total[1h])) or vector(0)",
                        "{{service}}")),
            Row.of(
                "Which are open?",
                Panel.records(
                    "Open findings, the gravest first",
                    "What, to what, and since when; the id opens its page, with who did it and what"
                        + " to do. From the HTTP API, under the rights of Grafana's token.",
                    "/api/v1/findings?status=open&limit=200",
                    Panel.columns(
                        "Severity", "level",
                        "What", "rule.title",
                        "To what", "about",
                        "Legal entity", "legalEntity",
                        "Account", "accountName",
                        "Newest event", "latest.eventTime",
                        "id", "id"))),
            Row.of(
                "Is it dealt with?",
                Panel.of(
                        Kind.STACKED,
                        "Open findings",
                        "Findings that are open, over time. A line that only rises is a backlog.")
                    .size(12, 8)
                    .query(
                        "sum by (level) (dijkwacht_findings{level=~\"$severity\"})", "{{level}}"),
                Panel.of(
                        Kind.STACKED,
                        "What people decided",
                        "Acknowledged, assigned, closed, silenced, an hour.")
                    .size(12, 8)
                    .query(
                        "sum by (action) (increase(dijkwacht_findings_commands_total{outcome=\"done\"}[1h])) or vector(0)",
                        "{{action}}"),
                Panel.of(
                        Kind.STAT,
                        "Silenced",
                        "Findings of which people asked to hear nothing for a time.")
                    .size(6, 5)
                    .badFrom(10, 50)
                    .query("sum(dijkwacht_findings_silenced_findings)", "silenced"),
                Panel.of(
                        Kind.STAT,
                        "Time from event to alert, p99",
                        "99 of 100 alerts follow the collection of their event within this time.")
                    .unit("s")
                    .size(6, 5)
                    .badFrom(5, 30)
                    .query(
                        "histogram_quantile(0.99, sum by (le)"
                            + " (rate(dijkwacht_findings_latency_seconds_bucket[15m])))",
                        "p99"))));
  }
}
