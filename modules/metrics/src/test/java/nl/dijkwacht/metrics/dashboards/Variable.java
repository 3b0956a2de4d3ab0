package nl.dijkwacht.metrics.dashboards;

/**
 * What a viewer may choose above a dashboard.
 *
 * @param name in queries, with {@code $} before it
 * @param label for people
 * @param metric whose label's values may be chosen
 * @param selector of the series that have the values; it may name variables before it
 * @param labelOf the label
 */
record Variable(String name, String label, String metric, String selector, String labelOf) {

  static final Variable ENTITY =
      new Variable(
          "entity",
          "Legal entity (verwerkingsverantwoordelijke)",
          "dijkwacht_drift_account_info",
          "",
          "legal_entity");

  /** Those of the legal entities that are chosen. */
  static final Variable ACCOUNT =
      new Variable(
          "account",
          "Account",
          "dijkwacht_drift_account_info",
          "{legal_entity=~\"$entity\"}",
          "account");

  static final Variable FRAMEWORK =
      new Variable("framework", "Framework", "dijkwacht_drift_control_info", "", "framework");
  static final Variable SEVERITY =
      new Variable("severity", "Severity", "dijkwacht_findings", "", "level");
  static final Variable ASSET =
      new Variable("asset", "Asset", "dijkwacht_detect_access_asset_calls_total", "", "asset");

  /** The series by which the values are looked up. */
  String series() {
    return metric + selector;
  }

  /** Whether all of them are those that are listed, and not any. */
  boolean isNarrowed() {
    return !selector.isEmpty();
  }
}
