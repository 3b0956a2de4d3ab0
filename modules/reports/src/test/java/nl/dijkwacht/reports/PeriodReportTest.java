package nl.dijkwacht.reports;

import static nl.dijkwacht.reports.period.SampleReport.day;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.reports.period.Completeness;
import nl.dijkwacht.reports.period.FindingTally;
import nl.dijkwacht.reports.period.Language;
import nl.dijkwacht.reports.period.PeriodReport;
import nl.dijkwacht.reports.period.ReportedCase;
import nl.dijkwacht.reports.period.ReportedException;
import nl.dijkwacht.reports.period.ReportedFinding;
import nl.dijkwacht.reports.period.ReportedRule;
import nl.dijkwacht.reports.period.SampleReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodReportTest {

  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "nl", "dijkwacht", "reports");
  private static final Pattern TAG = Pattern.compile("<(/?[a-z0-9!]+)");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  private static final Pattern TOKEN = Pattern.compile("(\\p{L}|_)(\\p{L}|\\p{N}|[.\\-_])*");

  @ParameterizedTest
  @EnumSource(Language.class)
  void thePageIsAsItWas(Language language) throws IOException {
    golden(
        "report-%s.html".formatted(language.tag()),
        PeriodReportHtml.write(SampleReport.small(), language));
  }

  @Test
  void theOtherFormatsAreAsTheyWere() throws IOException {
    golden("report.json", PeriodReportJson.write(SampleReport.small()));
    golden("report.oscal.json", PeriodReportOscal.write(SampleReport.small(), Language.EN));
    golden("report.csv", PeriodReportCsv.write(SampleReport.small()));
  }

  private static void golden(String name, String text) throws IOException {
    Path file = GOLDEN.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, text);
    }
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  /** For looking at: {@code target/period-report-nl.html}. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void aLargeOneHasAllItsParts(Language language) throws IOException {
    String html = PeriodReportHtml.write(SampleReport.large(), language);
    Files.writeString(Path.of("target", "period-report-%s.html".formatted(language.tag())), html);

    assertThat(html)
        .contains("<svg", "role=\"img\"><title>", "E-12", "arn:aws:iam::111122223333:user/anna")
        .contains(
            language == Language.NL ? "De vijf kernmaatregelen" : "The five headline controls")
        .contains(language == Language.NL ? "Volledigheid van het bewijs" : "Completeness of the")
        .doesNotContain("%s", "%d", "null");
  }

  @Test
  void whatIsNotKnownIsSaid() {
    PeriodReport small = SampleReport.small();
    PeriodReport blind =
        with(small, new Completeness(null, null, null, null, List.of("No topic.")));

    assertThat(PeriodReportHtml.write(blind, Language.EN)).contains("not known", "No topic.");
    assertThat(PeriodReportJson.write(blind)).contains("\"sources\" : null", "\"digests\" : null");
  }

  @Test
  void anEmptyPeriodIsAReportToo() throws IOException {
    FindingTally nothing = new FindingTally(SampleReport.QUARTER, SampleReport.MADE);
    PeriodReport empty = SampleReport.report(nothing.figures());

    assertThat(PeriodReportHtml.write(empty, Language.EN))
        .contains("Nothing is open.", "There is no finding yet");
    JsonNode result = oscal(empty).get("results").get(0);
    assertThat(result.has("local-definitions")).isFalse();
    assertThat(PeriodReportCsv.write(empty).lines()).hasSize(1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void whatOthersWroteIsTextAndNothingElse(long seed) throws IOException {
    PeriodReport hostile = hostile(new Random(seed));

    for (Language language : Language.values()) {
      String html = PeriodReportHtml.write(hostile, language);
      assertThat(html)
          .doesNotContain("<script", "<img", "http://", "https://", " src=\"", "@import");
      assertThat(TAG.matcher(html).results().map(found -> found.group(1).replace("/", "")))
          .isSubsetOf(
              "!doctype",
              "html",
              "head",
              "meta",
              "title",
              "style",
              "body",
              "h1",
              "h2",
              "p",
              "table",
              "thead",
              "tbody",
              "tr",
              "th",
              "td",
              "ul",
              "li",
              "div",
              "strong",
              "svg",
              "desc",
              "rect",
              "line",
              "text");
    }
    assertThat(PeriodReportCsv.write(hostile).split("\r\n"))
        .hasSize(1 + hostile.findings().rows().size());
    new ObjectMapper().readTree(PeriodReportJson.write(hostile));
    checkOscal(hostile);
  }

  private static PeriodReport hostile(Random random) {
    FindingTally tally = new FindingTally(SampleReport.QUARTER, SampleReport.MADE);
    for (int i = 0; i < 60; i++) {
      Instant from = day("2026-07-03").plusSeconds(random.nextInt(5_000_000));
      ReportedRule rule =
          new ReportedRule(
              HostileText.of(random),
              HostileText.of(random),
              List.of(HostileText.of(random), "32(1)(a)"));
      tally.add(
          new ReportedFinding(
              "f" + i,
              rule,
              Level.HIGH,
              HostileText.of(random),
              HostileText.of(random),
              HostileText.of(random),
              from,
              from,
              1,
              null,
              false,
              false,
              HostileText.of(random),
              null),
          from);
    }
    PeriodReport small = SampleReport.small();
    String text = HostileText.of(random);
    return new PeriodReport(
        small.period(),
        small.framework(),
        text,
        1,
        small.at(),
        small.scores(),
        tally.figures(),
        List.of(
            new ReportedException(
                text, text, text, text, text, text, day("2026-07-01"), day("2026-12-01"))),
        List.of(
            new ReportedCase(
                text,
                Case.Kind.BREACH,
                Case.Status.AWARE,
                true,
                day("2026-07-01"),
                null,
                1,
                new ReportedCase.Terms(0, 0, 1, 0))),
        new Completeness(
            new Completeness.Sources(1, List.of(new Completeness.Silent(text, day("2026-07-01")))),
            null,
            Map.of(text, 1L),
            Map.of(text, 2L),
            List.of(text)));
  }

  private static PeriodReport with(PeriodReport report, Completeness completeness) {
    return new PeriodReport(
        report.period(),
        report.framework(),
        report.legalEntity(),
        report.accounts(),
        report.at(),
        report.scores(),
        report.findings(),
        report.exceptions(),
        report.cases(),
        completeness);
  }

  @Test
  void theSameContentHasTheSameId() throws IOException {
    PeriodReport small = SampleReport.small();
    String uuid = oscal(small).get("uuid").asText();

    assertThat(oscal(SampleReport.small()).get("uuid").asText()).isEqualTo(uuid);
    assertThat(oscal(SampleReport.large()).get("uuid").asText()).isNotEqualTo(uuid);
  }

  @Test
  void oscalHasWhatItsSchemaAsks() throws IOException {
    checkOscal(SampleReport.small());
    checkOscal(SampleReport.large());
    JsonNode results = oscal(SampleReport.small());

    assertThat(results.get("metadata").get("oscal-version").asText()).startsWith("1.2");
    assertThat(results.get("results").get(0).get("findings"))
        .anySatisfy(
            finding -> {
              assertThat(finding.get("target").get("target-id").asText()).isEqualTo("avg-25.2");
              assertThat(finding.at("/target/status/state").asText()).isEqualTo("not-satisfied");
              assertThat(finding.get("related-observations")).hasSize(2);
            });
  }

  private static JsonNode oscal(PeriodReport report) throws IOException {
    return new ObjectMapper()
        .readTree(PeriodReportOscal.write(report, Language.EN))
        .get("assessment-results");
  }

  private static void checkOscal(PeriodReport report) throws IOException {
    JsonNode document = oscal(report);
    has(document, "uuid", "metadata", "import-ap", "results");
    has(document.get("metadata"), "title", "last-modified", "version", "oscal-version");
    Set<String> defined = new HashSet<>();
    List<String> used = new ArrayList<>();
    walk(document, defined, used);
    assertThat(defined).allSatisfy(uuid -> assertThat(uuid).matches(UUID));
    assertThat(defined).containsAll(used);
    assertThat(defined).contains(document.get("import-ap").get("href").asText().substring(1));
    JsonNode result = document.get("results").get(0);
    has(result, "uuid", "title", "description", "start", "reviewed-controls");
    assertThat(result.at("/reviewed-controls/control-selections")).isNotEmpty();
    for (JsonNode observation : result.get("observations")) {
      has(observation, "uuid", "description", "methods", "collected");
      Instant.parse(observation.get("collected").asText());
    }
    for (JsonNode finding : result.get("findings")) {
      has(finding, "uuid", "title", "description", "target");
      assertThat(finding.at("/target/target-id").asText()).matches(TOKEN);
      assertThat(finding.at("/target/status/state").asText()).isIn("satisfied", "not-satisfied");
    }
  }

  private static void has(JsonNode node, String... names) {
    for (String name : names) {
      assertThat(node.hasNonNull(name)).as(name + " in " + node).isTrue();
    }
  }

  /** Ids that are given, each once, and those that are referred to; texts on one line. */
  private static void walk(JsonNode node, Set<String> defined, List<String> used) {
    node.properties()
        .forEach(
            field -> {
              String text = field.getValue().asText();
              switch (field.getKey()) {
                case "uuid" -> assertThat(defined.add(text)).as(text).isTrue();
                case "subject-uuid", "observation-uuid" -> used.add(text);
                case "value" -> assertThat(text).matches("\\S(.*\\S)?");
                default -> {}
              }
            });
    node.forEach(child -> walk(child, defined, used));
  }
}
