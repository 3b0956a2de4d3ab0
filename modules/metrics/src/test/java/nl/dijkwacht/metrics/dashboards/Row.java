package nl.dijkwacht.metrics.dashboards;

import java.util.List;

/**
 * Panels under one heading.
 *
 * @param question that they answer together
 */
record Row(String question, List<Panel> panels) {

  Row {
    panels = List.copyOf(panels);
  }

  static Row of(String question, Panel... panels) {
    return new Row(question, List.of(panels));
  }
}
