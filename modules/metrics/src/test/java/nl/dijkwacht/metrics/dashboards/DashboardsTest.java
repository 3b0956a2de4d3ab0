package nl.dijkwacht.metrics.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.dijkwacht.metrics.MeterReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That each expression answers is tested where a Prometheus runs. */
class DashboardsTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("dijkwacht.root"), "grafana", "dashboards");

  private final MeterReference reference = new MeterReference();

  static Stream<Dashboard> dashboards() {
    return Dashboards.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void theFileIsThatOfTheCode(Dashboard dashboard) throws IOException {
    Path file = FOLDER.resolve(dashboard.file() + ".json");
    String json = DashboardJson.of(dashboard);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, json);
    }

    assertThat(file)
        .as("run the test with -Dgolden.update=true when a change is meant")
        .content()
        .isEqualTo(json);
  }

  @Test
  void thereAreNoOtherFiles() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files)
          .extracting(file -> String.valueOf(file.getFileName()))
          .containsExactlyInAnyOrderElementsOf(
              dashboards().map(dashboard -> dashboard.file() + ".json").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void theyAskForMetricsThatExist(Dashboard dashboard) {
    assertThat(DashboardJson.expressions(dashboard))
        .allSatisfy(
            expression ->
                assertThat(Pattern.compile("dijkwacht_\\w+").matcher(expression).results())
                    .extracting(MatchResult::group)
                    .extracting(name -> name.replaceFirst("_bucket$", ""))
                    .allSatisfy(name -> assertThat(reference.names()).contains(name)));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyPanelTellsWhatItShows(Dashboard dashboard) {
    List<Panel> panels = dashboard.rows().stream().flatMap(row -> row.panels().stream()).toList();

    assertThat(panels)
        .isNotEmpty()
        .allSatisfy(
            panel -> {
              assertThat(panel.title()).isNotBlank();
              assertThat(panel.description()).endsWith(".");
              assertThat(panel.unit()).isNotBlank();
              assertThat(panel.queries()).isNotEmpty();
              assertThat(panel.width()).isBetween(4, 24);
            });
  }

  /** What Grafana itself puts in, of which the dashboards use some. */
  private static final Set<String> OF_GRAFANA =
      Set.of("__all", "__value", "__data", "__field", "__range", "__rate_interval", "__interval");

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyVariableThatIsNamedIsOneOfTheDashboardOrOfGrafana(Dashboard dashboard)
      throws IOException {
    Set<String> known =
        new HashSet<>(json(dashboard).at("/templating/list").findValuesAsText("name"));
    known.addAll(OF_GRAFANA);

    assertThat(Pattern.compile("\\$\\{?(\\w+)").matcher(DashboardJson.of(dashboard)).results())
        .extracting(named -> named.group(1))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(known).contains(name));
  }

  private static JsonNode json(Dashboard dashboard) throws IOException {
    return new ObjectMapper().readTree(DashboardJson.of(dashboard));
  }

  /** Grafana would move one of two, each time to another place. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void noTwoPanelsLieOnEachOtherOrShareAnId(Dashboard dashboard) throws IOException {
    Set<String> cells = new HashSet<>();
    Set<Integer> ids = new HashSet<>();
    for (JsonNode panel : json(dashboard).get("panels")) {
      assertThat(ids.add(panel.get("id").intValue())).as("%s", panel.get("title")).isTrue();
      JsonNode at = panel.get("gridPos");
      assertThat(at.get("x").intValue() + at.get("w").intValue()).isLessThanOrEqualTo(24);
      for (int x = 0; x < at.get("w").intValue(); x++) {
        for (int y = 0; y < at.get("h").intValue(); y++) {
          String cell = (at.get("x").intValue() + x) + "," + (at.get("y").intValue() + y);
          assertThat(cells.add(cell)).as("%s at %s", panel.get("title"), cell).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyVariableIsUsed(Dashboard dashboard) {
    String asked = String.join("\n", DashboardJson.expressions(dashboard));

    assertThat(dashboard.variables())
        .allSatisfy(variable -> assertThat(asked).contains("$" + variable.name()));
  }
}
