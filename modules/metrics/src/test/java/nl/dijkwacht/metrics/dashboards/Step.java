package nl.dijkwacht.metrics.dashboards;

/**
 * From which value on a figure has a colour; colour is never the only sign, the figure stands
 * there.
 *
 * @param colour by Grafana's names
 */
record Step(double from, String colour) {

  static final String GOOD = "green";
  static final String WATCH = "orange";
  static final String BAD = "red";
}
