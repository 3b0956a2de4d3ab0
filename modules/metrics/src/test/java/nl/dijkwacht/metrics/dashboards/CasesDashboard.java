package nl.dijkwacht.metrics.dashboards;

import java.util.List;
import nl.dijkwacht.metrics.dashboards.Panel.Kind;

/** Which clocks run, and how long do they? */
final class CasesDashboard {

  private static final double DAY = 86_400;
  private static final double SIX_HOURS = 21_600;

  private CasesDashboard() {}

  static Dashboard dashboard() {
    return new Dashboard(
        "06-cases",
        "6. Cases",
        "For the FG (DPO): which suspicions and breaches are open (datalekken), and how long is there"
            + " for the authority (72 hours, Art. 33) and for data subjects (a month, Art. 12)?",
        List.of(),
        List.of(
            Row.of(
                "How long is there?",
                countdown(
                    "Authority (72 uur, AP)",
                    "authority",
                    "Time until the first notification of a breach to the authority is due. It runs"
                        + " from the awareness that a person declared."),
                countdown(
                    "Acknowledge a suspicion",
                    "acknowledge",
                    "Time until somebody has to have taken a suspicion."),
                countdown(
                    "Assess a suspicion",
                    "assess",
                    "Time until it has to be decided whether a suspicion is a breach."),
                countdown(
                    "Request of a data subject",
                    "request",
                    "Time until the first request is to be answered (betrokkene, a month).")),
            Row.of(
                "What is overdue?",
                Panel.of(
                        Kind.BARS,
                        "Terms that are over",
                        "Clocks that ended before what they ask for was done. They stay here until it"
                            + " is done; a late notification needs its reasons (Art. 33(1)).")
                    .size(12, 7)
                    .badFrom(1, 1)
                    .query("sum by (clock) (dijkwacht_cases_overdue_terms)", "{{clock}}"),
                Panel.of(
                        Kind.BARS,
                        "Cases as they stand",
                        "A suspicion is no breach until a person declares awareness. dijkwacht cases"
                            + " list names them.")
                    .size(12, 7)
                    .query("sum by (status) (dijkwacht_cases)", "{{status}}")),
            Row.of(
                "Which are open?",
                Panel.records(
                    "Open cases",
                    "Suspicions and breaches, with the term that ends first. From the HTTP API, under"
                        + " the rights of Grafana's token: it needs the role fg or auditor.",
                    "/api/v1/cases?open=true&limit=200",
                    Panel.columns(
                        "Case", "id",
                        "Legal entity", "legalEntity",
                        "Stands", "status",
                        "Next term", "nextClock",
                        "Due", "nextDue",
                        "Seconds left", "secondsLeft"))),
            Row.of(
                "What happened?",
                Panel.of(
                        Kind.STACKED,
                        "Suspicions",
                        "Findings that may be a breach, an hour, by what became of them.")
                    .size(8, 8)
                    .query(
                        "sum by (outcome) (increase(dijkwacht_cases_suspicions_total[1h]))",
                        "{{outcome}}"),
                Panel.of(Kind.STACKED, "Notices", "Messages to people about cases, an hour.")
                    .size(8, 8)
                    .query(
                        "sum by (kind) (increase(dijkwacht_cases_notices_total[1h]))", "{{kind}}"),
                Panel.of(
                        Kind.STAT,
                        "From event to case, p99",
                        "99 of 100 cases open within this time after the last event of their finding"
                            + " was collected.")
                    .unit("s")
                    .size(8, 8)
                    .badFrom(5, 60)
                    .query(
                        "histogram_quantile(0.99, sum by (le)"
                            + " (rate(dijkwacht_cases_latency_seconds_bucket[24h])))",
                        "p99"))));
  }

  /** Not a number while no such clock runs, which is not shown. */
  private static Panel countdown(String title, String clock, String meaning) {
    return Panel.of(Kind.STAT, title, meaning)
        .unit("s")
        .size(6, 6)
        .goodFrom(SIX_HOURS, DAY)
        .query(
            "min(dijkwacht_cases_next_deadline_seconds{clock=\"%s\"} > -Inf)".formatted(clock),
            "left");
  }
}
