package nl.dijkwacht.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.dijkwacht.app.JsonText;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problem.Severity;
import nl.dijkwacht.sigma.lint.Check;
import nl.dijkwacht.sigma.lint.Remark;
import org.junit.jupiter.api.Test;

/** What the schema of SARIF 2.1.0 requires of a log, as far as ours has it. */
class SarifReportTest {

  private static final Path FOLDER = Path.of("/work folder/ours");
  private static final Set<String> LEVELS = Set.of("none", "note", "warning", "error");

  private static final List<Remark> REMARKS =
      Stream.of(Check.values())
          .map(check -> remark(check, "rules/" + check.id() + ".yml", "a \"quoted\" sentence"))
          .toList();

  @Test
  void aLogHasItsVersionAndOneRun() {
    JsonText log = log(REMARKS);

    assertThat(log.text("version")).isEqualTo("2.1.0");
    assertThat(URI.create(log.text("$schema")).isAbsolute()).isTrue();
    assertThat(log.items("runs")).hasSize(1);
    assertThat(run(log).text("columnKind")).isEqualTo("unicodeCodePoints");
    assertThat(run(log).at("tool").at("driver").text("name")).isEqualTo("Dijkwacht");
    assertThat(run(log).at("tool").at("driver").text("version")).isEqualTo("1.2.3");
  }

  @Test
  void everyCheckIsDescribedOnce() {
    List<JsonText> rules = run(log(List.of())).at("tool").at("driver").items("rules");

    assertThat(rules)
        .extracting(rule -> rule.text("id"))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"))
        .containsExactlyElementsOf(Stream.of(Check.values()).map(Check::id).toList());
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.at("shortDescription").text("text")).endsWith(".");
              assertThat(rule.at("defaultConfiguration").text("level")).isIn(LEVELS);
            });
  }

  @Test
  void everyResultHasARuleALevelAMessageAndARegion() {
    JsonText run = run(log(REMARKS));
    List<String> ids =
        run.at("tool").at("driver").items("rules").stream().map(rule -> rule.text("id")).toList();

    assertThat(run.items("results"))
        .hasSameSizeAs(REMARKS)
        .allSatisfy(
            result -> {
              assertThat(result.text("ruleId")).isIn(ids);
              assertThat(result.text("level")).isIn(LEVELS);
              assertThat(result.at("message").text("text")).isEqualTo("a \"quoted\" sentence");
              assertThat(result.items("locations")).hasSize(1);
              JsonText region = location(result).at("region");
              assertThat(region.text("startLine")).isEqualTo("3");
              assertThat(region.text("startColumn")).isEqualTo("7");
            });
  }

  @Test
  void severitiesAreLevels() {
    List<Remark> remarks =
        List.of(
            remark(Check.YAML, "a.yml", "x"),
            remark(Check.MISSING_ID, "a.yml", "x"),
            remark(Check.CUSTOM_KEY, "a.yml", "x"));

    assertThat(run(log(remarks)).items("results"))
        .extracting(result -> result.text("level"))
        .containsExactly("error", "warning", "note");
  }

  @Test
  void filesBelowTheFolderAreRelativeToItAndOthersAreNot() {
    List<Remark> remarks =
        List.of(
            remark(Check.YAML, "rules/a b:é.yml", "x"),
            remark(Check.YAML, "./b.yml", "x"),
            remark(Check.YAML, FOLDER + "/c.yml", "x"),
            remark(Check.YAML, "/elsewhere/d.yml", "x"),
            remark(Check.YAML, "../e.yml", "x"));
    JsonText run = run(log(remarks));
    URI base = URI.create(run.at("originalUriBaseIds").at("WORKINGFOLDER").text("uri"));

    assertThat(base).hasToString("file:///work%20folder/ours/");
    assertThat(run.items("results").stream().map(SarifReportTest::location))
        .extracting(location -> location.at("artifactLocation").text("uri"))
        .allSatisfy(uri -> assertThat(URI.create(uri)).isNotNull())
        .containsExactly(
            "rules/a%20b:%C3%A9.yml",
            "b.yml", "c.yml", "file:///elsewhere/d.yml", "file:///work%20folder/e.yml");
    assertThat(run.items("results").stream().map(SarifReportTest::location))
        .extracting(location -> location.at("artifactLocation").has("uriBaseId"))
        .containsExactly(true, true, true, false, false);
  }

  private static Remark remark(Check check, String file, String message) {
    Severity severity = check.severity();
    return new Remark(check, new Problem(severity, new Place(file, 3, 7), message));
  }

  private static JsonText log(List<Remark> remarks) {
    String log = new SarifReport(FOLDER, "1.2.3").of(remarks);
    return JsonText.of(log.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonText run(JsonText log) {
    return log.items("runs").get(0);
  }

  private static JsonText location(JsonText result) {
    return result.items("locations").get(0).at("physicalLocation");
  }
}
