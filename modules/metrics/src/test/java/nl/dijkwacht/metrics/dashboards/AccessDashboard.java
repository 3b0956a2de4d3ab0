package nl.dijkwacht.metrics.dashboards;

import java.util.List;
import nl.dijkwacht.metrics.dashboards.Panel.Kind;

/** Who touches personal data, and should they? Of kinds of parties; people are named elsewhere. */
final class AccessDashboard {

  private static final String CALLS =
      "increase(dijkwacht_detect_access_asset_calls_total{asset=~\"$asset\"}[1h])";

  private AccessDashboard() {}

  static Dashboard dashboard() {
    return new Dashboard(
        "03-personal-data-access",
        "3. Access to personal data",
        "For the SOC and the FG (DPO): which personal data are touched, how much, by what kind of"
            + " party, and what was unlike the habit? Persons are named by dijkwacht findings list"
            + " and in the topic detect.accesses, never here.",
        List.of(Variable.ASSET),
        List.of(
            Row.of(
                "Which personal data are touched, and by whom?",
                Panel.of(
                        Kind.STACKED,
                        "Calls by asset",
                        "Calls an hour that succeeded, by the asset's entry in the register. What is"
                            + " found by tags, Macie or names alone is called found: register it.")
                    .size(12, 8)
                    .query("sum by (asset) (" + CALLS + ")", "{{asset}}"),
                Panel.of(
                        Kind.STACKED,
                        "Calls by kind of party",
                        "The same by who makes them. Anonymous is the internet; other-account is a"
                            + " third party; provider is AWS itself.")
                    .size(12, 8)
                    .query("sum by (accessor) (" + CALLS + ")", "{{accessor}}"),
                Panel.of(
                        Kind.STACKED,
                        "Calls by what was done",
                        "Reads, lists, writes, deletes, decrypts, exports and restores an hour.")
                    .size(12, 8)
                    .query("sum by (kind) (" + CALLS + ")", "{{kind}}"),
                Panel.of(
                        Kind.HEATMAP,
                        "Calls by hour",
                        "How much each asset is touched at which hour. Look for colour in rows and"
                            + " hours that are dark on other days.")
                    .size(12, 8)
                    .query("sum by (asset) (" + CALLS + ")", "{{asset}}")),
            Row.of(
                "Who else can reach them?",
                Panel.of(
                        Kind.STAT,
                        "Calls by nobody in particular",
                        "Calls in the last 24 hours without an identity: the asset is open to the"
                            + " internet. Close it first.")
                    .size(6, 5)
                    .badFrom(1, 1)
                    .query(today("accessor=\"anonymous\""), "calls"),
                Panel.of(
                        Kind.STAT,
                        "Calls by other accounts",
                        "Calls in the last 24 hours by accounts that are not the asset's. Each should"
                            + " be a processor of the register (Art. 28).")
                    .size(6, 5)
                    .badFrom(1, 1_000_000)
                    .query(today("accessor=\"other_account\""), "calls"),
                Panel.of(
                        Kind.STAT,
                        "Calls by AWS itself",
                        "Calls in the last 24 hours by the provider, not on the customer's behalf.")
                    .size(6, 5)
                    .badFrom(1, 1)
                    .query(today("accessor=\"provider\""), "calls"),
                Panel.of(
                        Kind.STAT,
                        "Refused or failed",
                        "Calls on personal data in the last 24 hours that did not succeed.")
                    .size(6, 5)
                    .query(
                        "sum(increase(dijkwacht_detect_access_events_total{outcome=\"failed\"}[24h]))"
                            + " or vector(0)",
                        "calls")),
            Row.of(
                "What was unlike the habit?",
                Panel.of(
                        Kind.STACKED,
                        "Signals about behaviour",
                        "First access, new country, unusual volume and the like, an hour, by rule."
                            + " Each finding shows the figures that it was judged on.")
                    .size(12, 8)
                    .query(
                        "sum by (rule) (increase(dijkwacht_behaviour_signals_total[1h]))",
                        "{{rule}}"),
                Panel.of(
                        Kind.STACKED,
                        "Read while exposed",
                        "Signals about reads while an asset was public, unencrypted or unlogged, an"
                            + " hour.")
                    .size(12, 8)
                    .query(
                        "sum by (rule) (increase(dijkwacht_exposure_signals_total[1h]))",
                        "{{rule}}")),
            Row.of(
                "Is all of it seen?",
                Panel.of(
                        Kind.BARS,
                        "Assets by what tells of them",
                        "Resources on which personal data were found. Those of macie or name alone"
                            + " have no owner who knows: register them.")
                    .size(12, 8)
                    .query(
                        "sum by (source) (max by (type, source) (dijkwacht_assurance_assets))",
                        "{{source}}"),
                Panel.of(
                        Kind.BARS,
                        "Blind spots",
                        "What nobody sees and so cannot be excluded from a breach, by what is"
                            + " lacking.")
                    .size(12, 8)
                    .badFrom(1, 1)
                    .query("max by (kind) (dijkwacht_assurance_blind_spots)", "{{kind}}"))));
  }

  private static String today(String selector) {
    return "sum(increase(dijkwacht_detect_access_asset_calls_total{asset=~\"$asset\", %s}[24h])) or vector(0)"
        .formatted(selector);
  }
}
