package nl.dijkwacht.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import nl.dijkwacht.reports.period.Completeness;
import nl.dijkwacht.reports.period.FindingFigures;
import nl.dijkwacht.reports.period.HeadlineScore;
import nl.dijkwacht.reports.period.LevelCount;
import nl.dijkwacht.reports.period.PeriodReport;
import nl.dijkwacht.reports.period.ReportScores;
import nl.dijkwacht.reports.period.ReportedCase;
import nl.dijkwacht.reports.period.ReportedException;
import nl.dijkwacht.reports.period.ReportedFinding;
import nl.dijkwacht.reports.period.ReportedScore;
import nl.dijkwacht.reports.period.Score;
import nl.dijkwacht.reports.period.Spread;
import nl.dijkwacht.reports.period.TrendPoint;
import org.jspecify.annotations.Nullable;

/**
 * The report about a period as JSON: times in ISO-8601, durations in seconds, null for what is not
 * known.
 */
public final class PeriodReportJson {

  private static final String FORM = "dijkwacht-report/1.0";
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private PeriodReportJson() {}

  public static String write(PeriodReport report) {
    return text(of(report));
  }

  /** Maps and lists of texts and numbers over several lines. */
  static String text(Map<String, Object> json) {
    try {
      return MAPPER.writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts can always be written", e);
    }
  }

  private static Map<String, Object> of(PeriodReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("form", FORM);
    json.put("madeAt", report.at().toString());
    json.put("framework", report.framework());
    json.put("legalEntity", report.legalEntity().isEmpty() ? null : report.legalEntity());
    json.put("accounts", report.accounts());
    json.put("period", period(report));
    json.put("scores", scores(report.scores()));
    json.put("trend", report.findings().trend().stream().map(PeriodReportJson::point).toList());
    json.put("findings", findings(report));
    json.put("exceptions", listed(report.exceptions()).map(PeriodReportJson::exception).toList());
    json.put("exceptionsTotal", report.exceptions().size());
    json.put("cases", listed(report.cases()).map(PeriodReportJson::reportedCase).toList());
    json.put("casesTotal", report.cases().size());
    json.put("terms", terms(report.terms()));
    json.put("completeness", completeness(report));
    return json;
  }

  private static <T> Stream<T> listed(List<T> all) {
    return all.stream().limit(PeriodReport.MOST_LISTED);
  }

  private static Map<String, Object> period(PeriodReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", report.period().name());
    json.put("from", report.period().from().toString());
    json.put("to", report.period().to().toString());
    json.put("zone", report.period().zone().getId());
    json.put("over", !report.isRunning());
    return json;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static Map<String, Object> scores(ReportScores scores) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("resources", scores.resources());
    json.put("unreadableResources", scores.unreadable());
    json.put("resultsOfUnknownControls", scores.foreign());
    json.put("controls", scores.controls());
    json.put("all", score(scores.all()));
    json.put("headlines", scores.headlines().stream().map(PeriodReportJson::headline).toList());
    json.put("articles", scores.articles().stream().map(PeriodReportJson::named).toList());
    json.put("accounts", scores.accounts().stream().map(PeriodReportJson::named).toList());
    return json;
  }

  private static Map<String, Object> score(Score score) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(
        "percent",
        score.tenths().isEmpty() ? null : BigDecimal.valueOf(score.tenths().getAsInt(), 1));
    json.put("passed", score.passed());
    json.put("failed", score.failed());
    json.put("unknown", score.unknown());
    json.put("suppressed", score.suppressed());
    return json;
  }

  private static Map<String, Object> headline(HeadlineScore headline) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", headline.name());
    json.putAll(score(headline.score()));
    json.put("resourcesPassing", headline.passing());
    json.put("resourcesFailing", headline.failing());
    json.put("resourcesUnknown", headline.unknown());
    json.put("resourcesSuppressed", headline.suppressed());
    return json;
  }

  private static Map<String, Object> named(ReportedScore named) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", named.name());
    if (!named.about().isEmpty()) {
      json.put("about", named.about());
    }
    json.putAll(score(named.score()));
    return json;
  }

  private static Map<String, Object> point(TrendPoint point) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("day", point.day().toString());
    json.put("open", point.open());
    json.put("highAndCritical", point.grave());
    json.put("watched", point.watched());
    return json;
  }

  private static Map<String, Object> findings(PeriodReport report) {
    FindingFigures figures = report.findings();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("watchedSince", text(figures.watchedSince()));
    json.put("levels", figures.levels().stream().map(PeriodReportJson::level).toList());
    json.put("detection", spread(figures.detection()));
    json.put("repair", spread(figures.repair()));
    json.put("reopenedAfterThePeriod", figures.notKept());
    json.put("ofOtherFrameworksOrEntities", figures.elsewhere());
    json.put("unreadable", figures.unreadable());
    json.put("total", figures.rows().size());
    json.put("listed", listed(figures.rows()).map(row -> finding(row, report)).toList());
    return json;
  }

  private static Map<String, Object> level(LevelCount count) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("level", count.level().label());
    json.put("opened", count.opened());
    json.put("ended", count.ended());
    json.put("mended", count.mended());
    json.put("open", count.open());
    json.put("suppressed", count.suppressed());
    return json;
  }

  private static Map<String, Object> spread(Spread spread) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", spread.count());
    json.put("medianSeconds", seconds(spread.median()));
    json.put("p95Seconds", seconds(spread.most()));
    return json;
  }

  private static @Nullable Object seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toSeconds();
  }

  private static Map<String, Object> finding(ReportedFinding row, PeriodReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", row.id());
    json.put("level", row.level().label());
    json.put("stateAtTheEnd", row.at(report.end()).name().toLowerCase(Locale.ROOT));
    json.put("rule", row.rule().id());
    json.put("title", row.rule().title());
    json.put("articles", row.rule().articles());
    json.put("account", row.account());
    json.put("subject", row.subject());
    json.put("owner", row.owner());
    json.put("firstOpenedAt", row.firstAt().toString());
    json.put("openedAt", row.openedAt().toString());
    json.put("timesOpened", row.episodes());
    json.put("endedAt", text(row.endedAt()));
    json.put("mended", row.mended());
    json.put("causedBy", row.causedBy().isEmpty() ? null : row.causedBy());
    return json;
  }

  private static Map<String, Object> exception(ReportedException each) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", each.id());
    json.put("rule", each.rule());
    json.put("covers", each.covers());
    json.put("owner", each.owner());
    json.put("reason", each.reason());
    json.put("legalBasis", each.legalBasis());
    json.put("from", each.from().toString());
    json.put("expires", each.expires().toString());
    return json;
  }

  private static Map<String, Object> reportedCase(ReportedCase each) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", each.id());
    json.put("kind", each.kind().name());
    json.put("status", each.status().label());
    json.put("inRegister", each.registered());
    json.put("openedAt", each.openedAt().toString());
    json.put("closedAt", text(each.closedAt()));
    json.put("findings", each.findings());
    json.put("terms", terms(each.terms()));
    return json;
  }

  private static Map<String, Object> terms(ReportedCase.Terms terms) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kept", terms.kept());
    json.put("late", terms.late());
    json.put("overdue", terms.overdue());
    json.put("running", terms.running());
    return json;
  }

  private static Map<String, Object> completeness(PeriodReport report) {
    Completeness known = report.completeness();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("keptFrom", report.keptFrom().toString());
    json.put("sources", sources(known.sources()));
    json.put("digests", digests(known.digests()));
    json.put("deadLetters", known.deadLetters());
    json.put("blindSpots", known.blindSpots());
    json.put("problems", known.problems());
    return json;
  }

  private static @Nullable Object sources(Completeness.@Nullable Sources sources) {
    if (sources == null) {
      return null;
    }
    Map<String, Object> silent = new LinkedHashMap<>();
    listed(sources.silent())
        .forEach(each -> silent.put(each.source(), each.lastHeard().toString()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("heard", sources.heard());
    json.put("silentTotal", sources.silent().size());
    json.put("silentLastHeardAt", silent);
    return json;
  }

  private static @Nullable Object digests(Completeness.@Nullable Digests digests) {
    if (digests == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("intact", digests.intact());
    json.put("tampered", digests.tampered());
    json.put("incomplete", digests.incomplete());
    json.put("logFiles", digests.logFiles());
    json.put("from", text(digests.from()));
    json.put("to", text(digests.to()));
    return json;
  }
}
