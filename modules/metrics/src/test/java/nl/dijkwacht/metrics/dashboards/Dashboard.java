package nl.dijkwacht.metrics.dashboards;

import java.util.List;

/**
 * One page of Grafana, for one kind of viewer's question.
 *
 * @param file under which it lies, without its ending; also its uid
 * @param description for whom it is, and what it answers
 */
record Dashboard(
    String file, String title, String description, List<Variable> variables, List<Row> rows) {

  Dashboard {
    variables = List.copyOf(variables);
    rows = List.copyOf(rows);
  }
}
