package nl.dijkwacht.reports;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.reports.period.Language;
import nl.dijkwacht.reports.period.PeriodReport;
import nl.dijkwacht.reports.period.ReportedFinding;
import nl.dijkwacht.reports.period.ReportedScore;
import nl.dijkwacht.reports.period.Score;

/**
 * The report about a period as OSCAL assessment results, in JSON. Each id is made of what it names,
 * and that of the whole of all its content. There is no OSCAL assessment plan behind it, which a
 * resource in its back matter says.
 *
 * <p>An article is satisfied if none of its checks fails or is unknown and none of its findings is
 * open; it is not satisfied if one fails or is open; of others it cannot be told, for which OSCAL
 * has no state but {@code not-satisfied} with the reason {@code other}.
 */
public final class PeriodReportOscal {

  private static final String VERSION = "1.2.0";
  private static final String NAMESPACE = "urn:dijkwacht:oscal";

  private final PeriodReport report;
  private final ReportWords words;

  private PeriodReportOscal(PeriodReport report, Language language) {
    this.report = report;
    this.words = new ReportWords(language, report.period());
  }

  public static String write(PeriodReport report, Language language) {
    return PeriodReportJson.text(new PeriodReportOscal(report, language).document());
  }

  private Map<String, Object> document() {
    String plan = NameUuid.of("plan", report.framework());
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("import-ap", Map.of("href", "#" + plan));
    results.put("results", List.of(result()));
    results.put("back-matter", Map.of("resources", List.of(plan(plan))));
    String content = PeriodReportJson.text(results);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("uuid", NameUuid.of("assessment-results", content));
    document.put("metadata", metadata());
    document.putAll(results);
    return Map.of("assessment-results", document);
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private String title() {
    return OscalText.line(ReportHead.title(report, words));
  }

  private Map<String, Object> metadata() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", title());
    json.put("last-modified", time(report.at()));
    json.put("version", OscalText.line(report.period().name()));
    json.put("oscal-version", VERSION);
    return json;
  }

  private Map<String, Object> plan(String uuid) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("uuid", uuid);
    json.put("title", words.of("Geen beoordelingsplan", "No assessment plan"));
    json.put(
        "description",
        words.of(
            "Dijkwacht beoordeelt doorlopend, zonder beoordelingsplan in OSCAL: de controles zelf"
                + " zeggen wat wordt nagegaan.",
            "Dijkwacht assesses continuously, without an assessment plan in OSCAL: the controls"
                + " themselves tell what is checked."));
    return json;
  }

  private Map<String, Object> result() {
    List<ReportedFinding> open = open();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("uuid", NameUuid.of("result", scope()));
    json.put("title", title());
    json.put("description", description(open.size()));
    json.put("start", time(report.period().from()));
    json.put("end", time(report.end()));
    if (!open.isEmpty()) {
      json.put("local-definitions", Map.of("inventory-items", items(open)));
    }
    json.put("reviewed-controls", reviewed());
    List<Object> observations = new ArrayList<>();
    report.scores().articles().forEach(article -> observations.add(checks(article)));
    open.forEach(row -> observations.add(observation(row)));
    if (!observations.isEmpty()) {
      json.put("observations", observations);
    }
    Map<String, List<ReportedFinding>> byArticle = byArticle(open);
    List<Object> findings = new ArrayList<>();
    articles(byArticle).forEach((id, score) -> findings.add(finding(id, score, byArticle)));
    if (!findings.isEmpty()) {
      json.put("findings", findings);
    }
    return json;
  }

  private String scope() {
    return String.join("|", report.framework(), report.legalEntity(), report.period().name());
  }

  private List<ReportedFinding> open() {
    return report.findings().rows().stream()
        .filter(row -> row.at(report.end()) == ReportedFinding.State.OPEN)
        .limit(PeriodReport.MOST_LISTED)
        .toList();
  }

  private String description(int observed) {
    return words
        .of(
            "Bevindingen die aan het eind open staan: %s, waarvan de ernstigste hier: %s. De controles"
                + " zijn die van het moment van opstellen en geen oordeel over naleving.",
            "Findings open at the end: %s, of which the gravest are here: %s. The checks are"
                + " those of when this was made, and no judgement on compliance.")
        .formatted(words.number(report.findings().open()), words.number(observed));
  }

  private static String itemUuid(ReportedFinding row) {
    return NameUuid.of("item", row.account() + "|" + row.subject());
  }

  private static List<Object> items(List<ReportedFinding> open) {
    Map<String, Object> items = new TreeMap<>();
    for (ReportedFinding row : open) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("uuid", itemUuid(row));
      item.put("description", OscalText.line(row.subject()));
      item.put("props", List.of(prop("account", row.account())));
      items.put(itemUuid(row), item);
    }
    return new ArrayList<>(items.values());
  }

  private static Map<String, Object> prop(String name, String value) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("ns", NAMESPACE);
    json.put("value", OscalText.line(value));
    return json;
  }

  private Map<String, Object> reviewed() {
    List<Map<String, String>> controls =
        articles(byArticle(open())).keySet().stream().map(id -> Map.of("control-id", id)).toList();
    Map<String, Object> selection =
        controls.isEmpty() ? Map.of("include-all", Map.of()) : Map.of("include-controls", controls);
    return Map.of("control-selections", List.of(selection));
  }

  /** Of what is checked or found, with its score; in the order of the ids. */
  private Map<String, Score> articles(Map<String, List<ReportedFinding>> byArticle) {
    Map<String, Score> articles = new TreeMap<>();
    byArticle.keySet().forEach(id -> articles.put(id, Score.NOTHING));
    report.scores().articles().forEach(each -> articles.put(controlId(each.name()), each.score()));
    return articles;
  }

  private String controlId(String article) {
    return OscalText.controlId(report.framework(), article);
  }

  private Map<String, List<ReportedFinding>> byArticle(List<ReportedFinding> open) {
    Map<String, List<ReportedFinding>> byArticle = new TreeMap<>();
    for (ReportedFinding row : open) {
      row.rule().articles().stream()
          .map(this::controlId)
          .distinct()
          .forEach(id -> byArticle.computeIfAbsent(id, any -> new ArrayList<>()).add(row));
    }
    return byArticle;
  }

  private String checksUuid(String id) {
    return NameUuid.of("checks", scope() + "|" + id);
  }

  private Map<String, Object> checks(ReportedScore article) {
    Score score = article.score();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("uuid", checksUuid(controlId(article.name())));
    json.put(
        "description",
        words
            .of(
                "Technische controles: %s geslaagd, %s niet, %s onbekend, %s onder een"
                    + " uitzondering.",
                "Technical checks: %s passed, %s failed, %s unknown, %s under an exception.")
            .formatted(
                words.number(score.passed()),
                words.number(score.failed()),
                words.number(score.unknown()),
                words.number(score.suppressed())));
    json.put("methods", List.of("TEST"));
    json.put("types", List.of("control-objective"));
    json.put("collected", time(report.at()));
    return json;
  }

  private static String observationUuid(ReportedFinding row) {
    return NameUuid.of("observation", row.id());
  }

  private Map<String, Object> observation(ReportedFinding row) {
    Map<String, Object> subject = new LinkedHashMap<>();
    subject.put("subject-uuid", itemUuid(row));
    subject.put("type", "inventory-item");
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("uuid", observationUuid(row));
    json.put("title", OscalText.line(row.rule().title()));
    json.put("description", OscalText.line(row.subject() + ": " + row.rule().title()));
    json.put(
        "props",
        List.of(
            prop("finding", row.id()),
            prop("rule", row.rule().id()),
            prop("level", row.level().label()),
            prop("owner", words.nobody(row.owner()))));
    json.put("methods", List.of("TEST"));
    json.put("types", List.of("finding"));
    json.put("subjects", List.of(subject));
    json.put("collected", time(row.openedAt()));
    return json;
  }

  private Map<String, Object> finding(
      String id, Score score, Map<String, List<ReportedFinding>> byArticle) {
    List<ReportedFinding> open = byArticle.getOrDefault(id, List.of());
    Map<String, Object> target = new LinkedHashMap<>();
    target.put("type", "objective-id");
    target.put("target-id", id);
    target.put("status", status(score, open));
    List<Map<String, String>> related = new ArrayList<>();
    if (!score.isNothing()) {
      related.add(Map.of("observation-uuid", checksUuid(id)));
    }
    open.forEach(row -> related.add(Map.of("observation-uuid", observationUuid(row))));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("uuid", NameUuid.of("finding", scope() + "|" + id));
    json.put("title", id);
    json.put(
        "description",
        words
            .of("Score: %s. Bevindingen open: %s.", "Score: %s. Findings open: %s.")
            .formatted(words.percent(score), words.number(open.size())));
    json.put("target", target);
    if (!related.isEmpty()) {
      json.put("related-observations", related);
    }
    return json;
  }

  private static Map<String, String> status(Score score, List<ReportedFinding> open) {
    Map<String, String> status = new LinkedHashMap<>();
    boolean fails = score.failed() > 0 || !open.isEmpty();
    boolean holds = !fails && score.passed() > 0 && score.unknown() == 0 && score.suppressed() == 0;
    status.put("state", holds ? "satisfied" : "not-satisfied");
    status.put("reason", holds ? "pass" : fails ? "fail" : "other");
    return status;
  }
}
