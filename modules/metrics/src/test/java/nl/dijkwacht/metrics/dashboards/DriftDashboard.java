package nl.dijkwacht.metrics.dashboards;

import java.util.List;
import nl.dijkwacht.metrics.dashboards.Panel.Kind;

/** What no longer is as it must be, and how quickly it is found and repaired. */
final class DriftDashboard {

  private static final String FAILING =
      "sum by (%s) (dijkwacht_drift_results{account=~\"$account\", result=\"fail\"}) > 0";

  private DriftDashboard() {}

  static Dashboard dashboard() {
    return new Dashboard(
        "04-drift",
        "4. Drift",
        "For platform teams and auditors: what no longer is as the AVG and the policy ask, how sure"
            + " is it who changed it, and how quickly is it repaired?",
        List.of(Variable.ENTITY, Variable.ACCOUNT, Variable.FRAMEWORK),
        List.of(
            Row.of(
                "What fails?",
                Panel.of(
                        Kind.STACKED,
                        "Results",
                        "Resources and controls by result. Unknown is never counted as a pass.")
                    .size(12, 8)
                    .query(
                        "sum by (result)"
                            + " (dijkwacht_drift_results{account=~\"$account\","
                            + " result!=\"not-applicable\"})",
                        "{{result}}"),
                Panel.of(
                        Kind.TABLE,
                        "Controls that fail most",
                        "How many resources fail each control; dijkwacht controls explain ID tells"
                            + " why it matters and how to mend it.")
                    .size(12, 8)
                    .query("topk(20, " + FAILING.formatted("control") + ")", "{{control}}"),
                Panel.of(
                        Kind.BARS,
                        "Score by article",
                        "The technical score of the controls mapped to each article of the frameworks"
                            + " chosen; no judgement of the law.")
                    .unit("percent")
                    .size(12, 10)
                    .goodFrom(80, 95)
                    .query(
                        "sort(" + Score.by("article", "framework=~\"$framework\"") + ")",
                        "{{article}}"),
                Panel.of(
                        Kind.TABLE, "Failures by account", "How many results fail in each account.")
                    .size(12, 10)
                    .query("sort_desc(" + FAILING.formatted("account") + ")", "{{account}}")),
            Row.of(
                "Who changed it, and how sure is that?",
                Panel.of(
                        Kind.STACKED,
                        "Attribution",
                        "Results that changed, an hour, by how sure it is who caused them. The names"
                            + " stand on the authenticated page, never here.")
                    .size(12, 8)
                    .query(
                        "sum by (confidence) (increase(dijkwacht_drift_attributions_total[1h]))",
                        "{{confidence}}"),
                Panel.of(
                        Kind.STACKED,
                        "Told seconds after the call",
                        "Calls that by themselves break a control, and whether the next state"
                            + " confirmed it.")
                    .size(12, 8)
                    .query(
                        "sum by (outcome) (increase(dijkwacht_drift_provisional_total[1h]))",
                        "{{outcome}}")),
            Row.of(
                "How quickly?",
                Panel.of(
                        Kind.TIME,
                        "Time to detect",
                        "From when a control began to fail until what shows it was collected.")
                    .unit("s")
                    .size(12, 8)
                    .query(quantile("0.5", "detect"), "median")
                    .query(quantile("0.95", "detect"), "95 of 100"),
                Panel.of(
                        Kind.TIME,
                        "Time to repair",
                        "From when a control began to fail until it passed again.")
                    .unit("s")
                    .size(12, 8)
                    .query(quantile("0.5", "repair"), "median")
                    .query(quantile("0.95", "repair"), "95 of 100"),
                Panel.of(
                        Kind.STAT,
                        "Covered by an exception",
                        "Results that fail under an exception that is in effect. They are not passes,"
                            + " and come back when it expires.")
                    .size(8, 5)
                    .badFrom(10, 100)
                    .query(
                        "sum(dijkwacht_drift_results{account=~\"$account\", result=\"suppressed\"})"
                            + " or vector(0)",
                        "suppressed"),
                Panel.of(
                        Kind.STAT,
                        "Held for now",
                        "What fails and does not count yet: the resource is new, or a deployment is"
                            + " under way.")
                    .size(8, 5)
                    .query(
                        "sum(dijkwacht_drift_results{account=~\"$account\", result=\"held\"})"
                            + " or vector(0)",
                        "held"),
                Panel.of(
                        Kind.STAT,
                        "Resources to be judged again",
                        "After controls, registers or exceptions changed. It should go to none within"
                            + " minutes.")
                    .size(8, 5)
                    .query("sum(dijkwacht_drift_sweep_remaining_resources)", "resources"))));
  }

  private static String quantile(String q, String what) {
    return "histogram_quantile(%s, sum by (le) (increase(dijkwacht_findings_time_to_%s_seconds_bucket[24h])))"
        .formatted(q, what);
  }
}
