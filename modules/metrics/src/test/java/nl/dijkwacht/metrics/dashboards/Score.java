package nl.dijkwacht.metrics.dashboards;

/**
 * The technical control score in PromQL: 100 times pass divided by pass plus fail, of the accounts
 * that are chosen.
 */
final class Score {

  private static final String RESULTS =
      "sum by (control) (dijkwacht_drift_results{account=~\"$account\", result%s})";

  /** A control has a series for each of its mappings, and counts once. */
  private static final String CONTROLS = "max by (control%s) (dijkwacht_drift_control_info{%s})";

  private Score() {}

  /** Over the controls of a selector, such as {@code headline="residency"}. */
  static String of(String selector) {
    String controls = CONTROLS.formatted("", selector);
    return "100 * sum(%s) / (sum(%s) > 0)"
        .formatted(joined(controls, "=\"pass\""), joined(controls, "=~\"pass|fail\""));
  }

  /** The same by a label of the controls, such as {@code article}. */
  static String by(String label, String selector) {
    String controls = CONTROLS.formatted(", " + label, selector);
    return "100 * sum by (%s) (%s) / (sum by (%s) (%s) > 0)"
        .formatted(
            label, joined(controls, "=\"pass\""), label, joined(controls, "=~\"pass|fail\""));
  }

  private static String joined(String controls, String result) {
    return "%s * on (control) group_left () %s".formatted(controls, RESULTS.formatted(result));
  }
}
