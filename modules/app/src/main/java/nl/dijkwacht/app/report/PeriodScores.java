package nl.dijkwacht.app.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.report.ScoreReport.Dimension;
import nl.dijkwacht.app.report.ScoreReport.Part;
import nl.dijkwacht.app.report.Standing.Outcome;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.Headline;
import nl.dijkwacht.reports.period.HeadlineScore;
import nl.dijkwacht.reports.period.ReportScores;
import nl.dijkwacht.reports.period.ReportedScore;

/** The score of a framework, as reports about a period have it. */
final class PeriodScores {

  private PeriodScores() {}

  static ReportScores of(PostureTally tally, List<Control> controls, ReportScope scope) {
    List<Control> asked =
        controls.stream()
            .filter(
                control ->
                    control.mappings().stream()
                        .anyMatch(mapping -> mapping.framework() == scope.framework()))
            .toList();
    ScoreReport all = ScoreReport.of(tally, controls, scope.registers(), scope.at());
    ScoreReport score = ScoreReport.of(tally, asked, scope.registers(), scope.at());
    return new ReportScores(
        score.resources(),
        score.unreadable(),
        all.foreign(),
        asked.size(),
        score.all(),
        headlines(all, controls, tally.counted()),
        score.of(Dimension.ARTICLE).stream()
            .filter(part -> part.about().equals(scope.framework().label()))
            .map(part -> new ReportedScore(part.name(), "", part.score()))
            .toList(),
        score.of(Dimension.ACCOUNT).stream()
            .map(part -> new ReportedScore(part.name(), part.about(), part.score()))
            .toList());
  }

  private static List<HeadlineScore> headlines(
      ScoreReport all, List<Control> controls, Map<Standing, Long> counted) {
    Map<String, Headline> byControl = new HashMap<>();
    controls.forEach(
        control -> control.headline().ifPresent(found -> byControl.put(control.id(), found)));
    Map<String, Map<Outcome, Long>> resources = new HashMap<>();
    counted.forEach(
        (standing, times) ->
            worst(standing, byControl)
                .forEach(
                    (headline, outcome) ->
                        resources
                            .computeIfAbsent(headline.label(), any -> new EnumMap<>(Outcome.class))
                            .merge(outcome, times, Long::sum)));
    List<HeadlineScore> headlines = new ArrayList<>();
    for (Part part : all.of(Dimension.HEADLINE)) {
      Map<Outcome, Long> of = resources.getOrDefault(part.name(), Map.of());
      headlines.add(
          new HeadlineScore(
              part.name(),
              part.score(),
              of.getOrDefault(Outcome.PASSED, 0L),
              of.getOrDefault(Outcome.FAILED, 0L),
              of.getOrDefault(Outcome.UNKNOWN, 0L),
              of.getOrDefault(Outcome.SUPPRESSED, 0L)));
    }
    return headlines;
  }

  private static Map<Headline, Outcome> worst(Standing standing, Map<String, Headline> byControl) {
    Map<Headline, List<Outcome>> outcomes = new EnumMap<>(Headline.class);
    standing
        .outcomes()
        .forEach(
            (control, outcome) -> {
              Headline headline = byControl.get(control);
              if (headline != null) {
                outcomes.computeIfAbsent(headline, any -> new ArrayList<>()).add(outcome);
              }
            });
    Map<Headline, Outcome> worst = new EnumMap<>(Headline.class);
    outcomes.forEach((headline, all) -> worst.put(headline, worst(all)));
    return worst;
  }

  /** A failure first, then what may be one, then what an exception covers. */
  private static Outcome worst(Collection<Outcome> outcomes) {
    for (Outcome outcome : List.of(Outcome.FAILED, Outcome.UNKNOWN, Outcome.SUPPRESSED)) {
      if (outcomes.contains(outcome)) {
        return outcome;
      }
    }
    return Outcome.PASSED;
  }
}
