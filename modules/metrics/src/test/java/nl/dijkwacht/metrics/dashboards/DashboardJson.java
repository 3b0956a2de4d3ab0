package nl.dijkwacht.metrics.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A dashboard in the JSON that Grafana reads. */
final class DashboardJson {

  /** The schema of Grafana 10; newer ones take it over. */
  private static final int SCHEMA = 38;

  private static final int COLUMNS = 24;

  /** The plugin that reads JSON of an address; docker/compose.yaml names its version. */
  private static final String INFINITY = "yesoreyeram-infinity-datasource";

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private int id;
  private int top;

  private DashboardJson() {}

  static String of(Dashboard dashboard) throws JsonProcessingException {
    return MAPPER.writeValueAsString(new DashboardJson().write(dashboard)) + "\n";
  }

  private ObjectNode write(Dashboard dashboard) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("uid", "dijkwacht-" + dashboard.file());
    root.put("title", dashboard.title());
    root.put("description", dashboard.description());
    root.put("schemaVersion", SCHEMA);
    root.put("editable", false);
    root.put("refresh", "30s");
    root.put("timezone", "browser");
    root.putArray("tags").add("dijkwacht");
    root.putObject("time").put("from", "now-6h").put("to", "now");
    root.putArray("links").add(otherDashboards());
    ArrayNode variables = root.putObject("templating").putArray("list");
    variables.add(source());
    if (panels(dashboard).anyMatch(panel -> panel.kind() == Panel.Kind.RECORDS)) {
      variables.add(records());
    }
    dashboard.variables().forEach(variable -> variables.add(variable(variable)));
    ArrayNode panels = root.putArray("panels");
    dashboard.rows().forEach(row -> add(panels, row));
    return root;
  }

  private static ObjectNode otherDashboards() {
    ObjectNode link = MAPPER.createObjectNode();
    link.put("type", "dashboards").put("title", "Dijkwacht").put("asDropdown", true);
    link.put("includeVars", true).put("keepTime", true).putArray("tags").add("dijkwacht");
    return link;
  }

  private static ObjectNode records() {
    return MAPPER
        .createObjectNode()
        .put("name", "api")
        .put("label", "HTTP API")
        .put("type", "datasource")
        .put("query", INFINITY);
  }

  private static ObjectNode source() {
    return MAPPER
        .createObjectNode()
        .put("name", "source")
        .put("label", "Prometheus")
        .put("type", "datasource")
        .put("query", "prometheus");
  }

  private static ObjectNode variable(Variable variable) {
    String values = "label_values(%s, %s)".formatted(variable.series(), variable.labelOf());
    ObjectNode json = MAPPER.createObjectNode();
    json.put("name", variable.name()).put("label", variable.label()).put("type", "query");
    json.set("datasource", prometheus());
    json.putObject("query").put("query", values).put("refId", "values");
    json.put("includeAll", true).put("multi", true);
    if (!variable.isNarrowed()) {
      json.put("allValue", ".*");
    }
    json.put("refresh", 2).put("sort", 1);
    json.putObject("current").put("text", "All").put("value", "$__all");
    return json;
  }

  private static ObjectNode prometheus() {
    return MAPPER.createObjectNode().put("type", "prometheus").put("uid", "${source}");
  }

  private void add(ArrayNode panels, Row row) {
    ObjectNode heading = panels.addObject();
    heading.put("id", ++id).put("type", "row").put("title", row.question());
    heading.put("collapsed", false);
    heading.set("gridPos", place(0, top, COLUMNS, 1));
    heading.putArray("panels");
    top++;
    int left = 0;
    int tallest = 0;
    for (Panel panel : row.panels()) {
      if (left + panel.width() > COLUMNS) {
        top += tallest;
        left = 0;
        tallest = 0;
      }
      panels.add(panel(panel, left));
      left += panel.width();
      tallest = Math.max(tallest, panel.height());
    }
    top += tallest;
  }

  private static ObjectNode place(int x, int y, int width, int height) {
    return MAPPER.createObjectNode().put("x", x).put("y", y).put("w", width).put("h", height);
  }

  private ObjectNode panel(Panel panel, int left) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("id", ++id).put("type", panel.kind().type());
    json.put("title", panel.title()).put("description", panel.description());
    boolean records = panel.kind() == Panel.Kind.RECORDS;
    json.set("datasource", records ? api() : prometheus());
    json.set("gridPos", place(left, top, panel.width(), panel.height()));
    json.set("fieldConfig", fields(panel));
    json.set("options", options(panel));
    ArrayNode targets = json.putArray("targets");
    if (records) {
      targets.add(rows(panel));
      return json;
    }
    List<Query> queries = panel.queries();
    for (int i = 0; i < queries.size(); i++) {
      targets.add(target(panel.kind(), queries.get(i), String.valueOf((char) ('A' + i))));
    }
    if (panel.kind() == Panel.Kind.TABLE || panel.kind() == Panel.Kind.MAP) {
      json.set("transformations", withoutTime());
    }
    return json;
  }

  /** As the Infinity data source has it; its own parser asks from Grafana's server. */
  private static ObjectNode rows(Panel panel) {
    ObjectNode target = MAPPER.createObjectNode();
    target.put("refId", "A").put("type", "json").put("source", "url").put("parser", "backend");
    target.put("format", "table").put("url", panel.path()).put("root_selector", "items");
    target.putObject("url_options").put("method", "GET");
    ArrayNode columns = target.putArray("columns");
    for (Query column : panel.queries()) {
      columns
          .addObject()
          .put("selector", column.expression())
          .put("text", column.legend())
          .put("type", "string");
    }
    target.set("datasource", api());
    return target;
  }

  private static ObjectNode api() {
    return MAPPER.createObjectNode().put("type", INFINITY).put("uid", "${api}");
  }

  private static ObjectNode target(Panel.Kind kind, Query query, String name) {
    ObjectNode target = MAPPER.createObjectNode();
    target.put("refId", name).put("expr", query.expression());
    target.put("legendFormat", query.legend());
    target.put("instant", kind.isInstant()).put("range", !kind.isInstant());
    boolean table = kind == Panel.Kind.TABLE || kind == Panel.Kind.MAP;
    target.put("format", table ? "table" : kind == Panel.Kind.HEATMAP ? "heatmap" : "time_series");
    target.set("datasource", prometheus());
    return target;
  }

  private static ArrayNode withoutTime() {
    ArrayNode transformations = MAPPER.createArrayNode();
    ObjectNode organize = transformations.addObject().put("id", "organize");
    organize.putObject("options").putObject("excludeByName").put("Time", true);
    return transformations;
  }

  private static ObjectNode fields(Panel panel) {
    ObjectNode config = MAPPER.createObjectNode();
    ObjectNode defaults = config.putObject("defaults");
    defaults.put("unit", panel.unit());
    defaults.put("noValue", "nothing known");
    if (panel.unit().equals("percent")) {
      defaults.put("min", 0).put("max", 100);
    }
    boolean coloured = !panel.steps().isEmpty();
    defaults
        .putObject("color")
        .put("mode", coloured && panel.kind().isInstant() ? "thresholds" : "palette-classic");
    ArrayNode steps = defaults.putObject("thresholds").put("mode", "absolute").putArray("steps");
    for (Step step :
        coloured ? panel.steps() : List.of(new Step(Double.NEGATIVE_INFINITY, "blue"))) {
      ObjectNode json = steps.addObject().put("color", step.colour());
      if (Double.isInfinite(step.from())) {
        json.putNull("value");
      } else {
        json.put("value", step.from());
      }
    }
    if (panel.kind() == Panel.Kind.STACKED) {
      ObjectNode custom = defaults.putObject("custom").put("fillOpacity", 40);
      custom.putObject("stacking").put("mode", "normal");
    } else if (panel.kind() == Panel.Kind.TIME && coloured) {
      defaults.putObject("custom").putObject("thresholdsStyle").put("mode", "line");
    }
    config.putArray("overrides");
    return config;
  }

  private static ObjectNode options(Panel panel) {
    ObjectNode options = MAPPER.createObjectNode();
    switch (panel.kind()) {
      case STAT -> {
        options.put("colorMode", "background").put("graphMode", "none").put("textMode", "auto");
        options.set("reduceOptions", last());
      }
      case BARS -> {
        options.put("orientation", "horizontal").put("displayMode", "basic");
        options.set("reduceOptions", last());
      }
      case TIME, STACKED -> {
        options.putObject("legend").put("displayMode", "list").put("placement", "bottom");
        options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
      }
      case HEATMAP -> options.put("calculate", false);
      case MAP -> country(options);
      case TABLE, RECORDS -> options.put("showHeader", true);
    }
    return options;
  }

  private static ObjectNode last() {
    ObjectNode reduce = MAPPER.createObjectNode();
    reduce.putArray("calcs").add("lastNotNull");
    return reduce;
  }

  /** Places come from the two letters of the country, which Grafana knows. */
  private static void country(ObjectNode options) {
    options.putObject("view").put("id", "zero").put("zoom", 1);
    ObjectNode layer = options.putArray("layers").addObject();
    layer.put("type", "markers").put("name", "Countries");
    layer
        .putObject("location")
        .put("mode", "lookup")
        .put("lookup", "country")
        .put("gazetteer", "public/gazetteer/countries.json");
  }

  private static Stream<Panel> panels(Dashboard dashboard) {
    return dashboard.rows().stream().flatMap(row -> row.panels().stream());
  }

  /** The expressions of a dashboard, those behind its variables too. */
  static List<String> expressions(Dashboard dashboard) {
    List<String> expressions = new ArrayList<>();
    dashboard.variables().forEach(variable -> expressions.add(variable.series()));
    panels(dashboard)
        .filter(panel -> panel.kind() != Panel.Kind.RECORDS)
        .flatMap(panel -> panel.queries().stream())
        .forEach(query -> expressions.add(query.expression()));
    return expressions;
  }
}
