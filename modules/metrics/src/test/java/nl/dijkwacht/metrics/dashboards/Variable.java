package nl.dijkwacht.metrics.dashboards;

/**
 * What a viewer may choose above a dashboard.
 *
 * @param name in queries, with {@code $} before it
 * @param label for people
 * @param metric whose label's values may be chosen
 * @param labelOf the label
 */
record Variable(String name, String label, String metric, String labelOf) {

  static final Variable ACCOUNT =
      new Variable("account", "Account", "dijkwacht_drift_results", "account");
  static final Variable ENTITY =
      new Variable(
          "entity",
          "Legal entity (verwerkingsverantwoordelijke)",
          "dijkwacht_drift_account_info",
          "legal_entity");
  static final Variable FRAMEWORK =
      new Variable("framework", "Framework", "dijkwacht_drift_control_info", "framework");
  static final Variable SEVERITY =
      new Variable("severity", "Severity", "dijkwacht_findings", "level");
}
