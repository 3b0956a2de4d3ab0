package nl.dijkwacht.app.watching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the dashboards ask of the HTTP API.
 *
 * @param path with its query
 * @param fields of each row, with dots between their parts
 */
record DashboardRows(String path, List<String> fields) {

  static List<DashboardRows> of(Path folder) throws IOException {
    List<DashboardRows> asked = new ArrayList<>();
    ObjectMapper mapper = new ObjectMapper();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        for (JsonNode panel : mapper.readTree(Files.readString(file)).path("panels")) {
          for (JsonNode target : panel.path("targets")) {
            if (target.has("url")) {
              asked.add(
                  new DashboardRows(
                      target.path("url").asText(),
                      target.path("columns").findValuesAsText("selector")));
            }
          }
        }
      }
    }
    return asked;
  }

  /** The fields that no row of an answer has. */
  List<String> missingIn(JsonNode answer) {
    return fields.stream()
        .filter(
            field -> {
              String pointer = "/" + field.replace('.', '/');
              return Stream.iterate(0, i -> i < answer.path("items").size(), i -> i + 1)
                  .allMatch(i -> answer.path("items").path(i).at(pointer).isMissingNode());
            })
        .toList();
  }
}
