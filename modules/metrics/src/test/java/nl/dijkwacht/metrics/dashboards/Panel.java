package nl.dijkwacht.metrics.dashboards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a dashboard that answers one question.
 *
 * @param title the question, or what is shown
 * @param description what the figure means and what to do about it
 * @param unit by Grafana's names, such as {@code percent}, {@code s} and {@code short}
 * @param width of 24 columns
 * @param path of the HTTP API that rows come from; empty where Prometheus is asked
 * @param steps by which a figure is coloured, the lowest first; none for plain ones
 */
record Panel(
    Kind kind,
    String title,
    String description,
    String unit,
    int width,
    int height,
    List<Query> queries,
    List<Step> steps,
    String path) {

  /** How it is drawn. */
  enum Kind {
    /** One figure now. */
    STAT("stat", true),
    /** Figures over time. */
    TIME("timeseries", false),
    /** Figures over time that add up. */
    STACKED("timeseries", false),
    /** Bars of now, beside each other. */
    BARS("bargauge", true),
    /** Rows of now. */
    TABLE("table", true),
    /** How often what, by hour. */
    HEATMAP("heatmap", false),
    /** Figures by country. */
    MAP("geomap", true),
    /** Rows that name people and resources, of the HTTP API and under its rights. */
    RECORDS("table", true);

    private final String type;
    private final boolean instant;

    Kind(String type, boolean instant) {
      this.type = type;
      this.instant = instant;
    }

    String type() {
      return type;
    }

    boolean isInstant() {
      return instant;
    }
  }

  Panel {
    queries = List.copyOf(queries);
    steps = List.copyOf(steps);
  }

  static Panel of(Kind kind, String title, String description) {
    return new Panel(kind, title, description, "short", 12, 8, List.of(), List.of(), "");
  }

  Panel unit(String name) {
    return new Panel(kind, title, description, name, width, height, queries, steps, path);
  }

  Panel size(int columns, int rows) {
    return new Panel(kind, title, description, unit, columns, rows, queries, steps, path);
  }

  Panel query(String expression, String legend) {
    List<Query> more = new ArrayList<>(queries);
    more.add(new Query(expression, legend));
    return new Panel(kind, title, description, unit, width, height, more, steps, path);
  }

  /** Headings, each with its field behind it, in their order. */
  static Map<String, String> columns(String... headingsAndFields) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < headingsAndFields.length; i += 2) {
      columns.put(headingsAndFields[i], headingsAndFields[i + 1]);
    }
    return columns;
  }

  /**
   * Rows of the HTTP API.
   *
   * @param path and query of the API
   * @param columns fields of a row, by the heading that people see; of {@code id} the page is
   *     linked
   */
  static Panel records(String title, String description, String path, Map<String, String> columns) {
    Panel panel = of(Kind.RECORDS, title, description);
    for (Map.Entry<String, String> column : columns.entrySet()) {
      panel = panel.query(column.getValue(), column.getKey());
    }
    return new Panel(
        Kind.RECORDS, title, description, "short", 24, 10, panel.queries(), List.of(), path);
  }

  /** The more the better: bad below the first, to be watched below the second. */
  Panel goodFrom(double watch, double good) {
    return steps(
        new Step(Double.NEGATIVE_INFINITY, Step.BAD),
        new Step(watch, Step.WATCH),
        new Step(good, Step.GOOD));
  }

  /** The fewer the better: to be watched from the first, bad from the second. */
  Panel badFrom(double watch, double bad) {
    return steps(
        new Step(Double.NEGATIVE_INFINITY, Step.GOOD),
        new Step(watch, Step.WATCH),
        new Step(bad, Step.BAD));
  }

  private Panel steps(Step... all) {
    return new Panel(kind, title, description, unit, width, height, queries, List.of(all), path);
  }
}
