package nl.dijkwacht.app.watching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the dashboards ask of Prometheus, as Grafana does with all values chosen. */
final class DashboardQueries {

  private DashboardQueries() {}

  /** By dashboard, panel and number. */
  static Map<String, String> of(Path folder) throws IOException {
    Map<String, String> queries = new TreeMap<>();
    ObjectMapper mapper = new ObjectMapper();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        JsonNode dashboard = mapper.readTree(Files.readString(file));
        for (JsonNode panel : dashboard.path("panels")) {
          for (JsonNode target : panel.path("targets")) {
            if (!target.has("expr")) {
              continue;
            }
            queries.put(
                "%s / %s / %s"
                    .formatted(
                        dashboard.path("title").asText(),
                        panel.path("title").asText(),
                        target.path("refId").asText()),
                target.path("expr").asText().replaceAll("\\$[a-z]+", ".*"));
          }
        }
      }
    }
    return queries;
  }
}
