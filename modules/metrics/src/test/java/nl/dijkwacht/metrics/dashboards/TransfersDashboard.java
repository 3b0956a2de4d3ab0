package nl.dijkwacht.metrics.dashboards;

import java.util.List;
import nl.dijkwacht.metrics.dashboards.Panel.Kind;

/** To which countries do personal data go, and may they? */
final class TransfersDashboard {

  private TransfersDashboard() {}

  static Dashboard dashboard() {
    return new Dashboard(
        "05-transfers",
        "5. Transfers",
        "For the FG (DPO): from which countries are personal data reached, where do copies go, and"
            + " does Chapter V AVG allow it (doorgifte)?",
        List.of(),
        List.of(
            Row.of(
                "From where are personal data reached?",
                Panel.of(
                        Kind.MAP,
                        "Calls by country",
                        "Calls on personal data in the last 24 hours, by the country of their"
                            + " address.")
                    .size(14, 12)
                    .query(
                        "sum by (country) (increase(dijkwacht_transfers_accesses_calls_total{country!~\"aws|unknown|other\"}[24h]))",
                        "{{country}}"),
                Panel.of(
                        Kind.TABLE,
                        "Countries and parties",
                        "The same with who calls: own staff or software, a processor, a third party"
                            + " or nobody known.")
                    .size(10, 12)
                    .query(
                        "sort_desc(sum by (country, party) (increase(dijkwacht_transfers_accesses_calls_total[24h])) > 0)",
                        "")),
            Row.of(
                "May they?",
                Panel.of(
                        Kind.STACKED,
                        "Signals about transfers",
                        "Access from countries without a basis, and data that are let go to such"
                            + " places, an hour.")
                    .size(12, 8)
                    .query(
                        "sum by (rule) (increase(dijkwacht_transfers_signals_total[1h]))",
                        "{{rule}}"),
                Panel.of(
                        Kind.TABLE,
                        "Where data are let go",
                        "Replication, copies, shares, exports and the like in the last 24 hours, by"
                            + " country and by what Chapter V says of it.")
                    .size(12, 8)
                    .query(
                        "sum by (kind, country, outcome) (increase(dijkwacht_transfers_flows_total[24h])) > 0",
                        "")),
            Row.of(
                "Is all of it seen?",
                Panel.of(
                        Kind.STAT,
                        "Countries are known",
                        "1 if a file tells the countries of addresses (detect.countries). With 0,"
                            + " access from third countries is not seen.")
                    .size(8, 5)
                    .goodFrom(1, 1)
                    .query("min(dijkwacht_transfers_countries_known)", "known"),
                Panel.of(
                        Kind.STAT,
                        "From addresses of no known country",
                        "Part of the calls in the last 24 hours whose country is not known. Private"
                            + " addresses have none.")
                    .unit("percent")
                    .size(8, 5)
                    .query(
                        "100 * sum(increase(dijkwacht_transfers_accesses_calls_total{country=\"unknown\"}[24h]))"
                            + " / (sum(increase(dijkwacht_transfers_accesses_calls_total[24h])) > 0)",
                        "unknown"))));
  }
}
