package nl.dijkwacht.metrics.dashboards;

import java.util.List;
import nl.dijkwacht.metrics.dashboards.Panel.Kind;

/** The first page: how do we stand, and is everything being seen? */
final class OverviewDashboard {

  private OverviewDashboard() {}

  static Dashboard dashboard() {
    return new Dashboard(
        "01-overview",
        "1. Overview",
        "For whoever comes in: how do personal data stand, what needs a person, and is everything"
            + " being seen?",
        List.of(Variable.ENTITY, Variable.ACCOUNT, Variable.SEVERITY),
        List.of(
            Row.of(
                "The five headline controls (technische score, geen oordeel over de AVG)",
                headline(
                    "Data residency", "residency", "Personal data lie in the Regions allowed."),
                headline(
                    "Encryption at rest",
                    "encryption-at-rest",
                    "They are encrypted where they lie."),
                headline(
                    "Encryption in transit",
                    "encryption-in-transit",
                    "They are encrypted on their way."),
                headline("Access logging", "access-logging", "Who reads them is recorded."),
                headline(
                    "Retention (bewaartermijn)", "retention", "They go when their time is over."),
                Panel.of(
                        Kind.STAT,
                        "All controls",
                        "Resources that pass, of those that pass or fail. Open the drift page to see"
                            + " what fails and who changed it.")
                    .unit("percent")
                    .size(4, 5)
                    .goodFrom(80, 95)
                    .query(Score.of(""), "score")),
            Row.of(
                "What needs a person?",
                Panel.of(
                        Kind.BARS,
                        "Open findings by severity",
                        "Findings that nobody closed and that no exception covers.")
                    .size(8, 8)
                    .query(
                        "sum by (level) (dijkwacht_findings{level=~\"$severity\"})", "{{level}}"),
                Panel.of(
                        Kind.STACKED,
                        "Findings as they stand",
                        "Open, resolved, suppressed by an exception, and closed by a person.")
                    .size(8, 8)
                    .query(
                        "sum by (status) (dijkwacht_findings_by_status_findings{level=~\"$severity\"})",
                        "{{status}}"),
                Panel.of(
                        Kind.TIME,
                        "Score over time",
                        "The score of all controls. A step down is a change that somebody made.")
                    .unit("percent")
                    .size(8, 8)
                    .query(Score.of(""), "all controls")),
            Row.of(
                "Is everything being seen?",
                Panel.of(
                        Kind.STAT,
                        "Silent sources",
                        "Trails, digests and feeds that were not heard for longer than their habit."
                            + " What happens there is not seen.")
                    .size(4, 5)
                    .badFrom(1, 1)
                    .query(
                        "sum(dijkwacht_detect_sources{state=\"silent\"}) or vector(0)", "silent"),
                Panel.of(
                        Kind.STAT,
                        "Last heard of any source",
                        "Time since the newest sign of life of any source.")
                    .unit("s")
                    .size(4, 5)
                    .badFrom(900, 3600)
                    .query("time() - max(dijkwacht_detect_sources_heard_seconds)", "ago"),
                Panel.of(
                        Kind.STAT,
                        "Stages that stand still",
                        "Parts of Dijkwacht that run on no instance.")
                    .size(4, 5)
                    .badFrom(1, 1)
                    .query(
                        "count(sum by (stage) (dijkwacht_stream_running) == 0) or vector(0)",
                        "stages"),
                Panel.of(
                        Kind.STAT,
                        "Dead letters today",
                        "Records that could not be used in the last 24 hours. dijkwacht dead-letters"
                            + " list shows them.")
                    .size(4, 5)
                    .badFrom(1, 100)
                    .query(
                        "sum(increase(dijkwacht_dead_letters_total[24h])) or vector(0)", "letters"),
                Panel.of(
                        Kind.STAT,
                        "Records that wait",
                        "Input that the stages have not dealt with yet.")
                    .size(4, 5)
                    .badFrom(10_000, 50_000)
                    .query("sum(dijkwacht_stream_lag_records)", "records"),
                Panel.of(
                        Kind.STAT,
                        "Integrity of the logs",
                        "Digest files of the last 24 hours that show changed logs. More than none"
                            + " means that the logs prove nothing for that time.")
                    .size(4, 5)
                    .badFrom(1, 1)
                    .query(
                        "sum(increase(dijkwacht_detect_integrity_digests_total{verdict=\"tampered\"}[24h]))"
                            + " or vector(0)",
                        "tampered"))));
  }

  private static Panel headline(String title, String name, String meaning) {
    return Panel.of(
            Kind.STAT,
            title,
            meaning
                + " Resources that pass, of those that pass or fail, over the controls of this"
                + " headline.")
        .unit("percent")
        .size(4, 5)
        .goodFrom(80, 95)
        .query(Score.of("headline=\"" + name + "\""), title);
  }
}
