package nl.dijkwacht.metrics.dashboards;

/**
 * A question to Prometheus.
 *
 * @param expression in PromQL
 * @param legend with labels in double braces, such as <code>{{level}}</code>
 */
record Query(String expression, String legend) {}
