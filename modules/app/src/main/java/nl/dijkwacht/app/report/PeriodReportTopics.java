package nl.dijkwacht.app.report;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.reports.period.FindingFigures;
import nl.dijkwacht.reports.period.FindingTally;
import nl.dijkwacht.reports.period.PeriodReport;
import nl.dijkwacht.reports.period.ReportScores;
import nl.dijkwacht.reports.period.ReportedCase;
import nl.dijkwacht.reports.period.ReportedException;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.wire.Outcome;
import org.jspecify.annotations.Nullable;

/** Makes the report about a period of what topics tell, each of which is read once. */
public record PeriodReportTopics(Map<String, String> clientProperties, TopicPrefix prefix) {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  public PeriodReportTopics {
    clientProperties = Map.copyOf(clientProperties);
  }

  /**
   * Makes it.
   *
   * @throws IOException with a sentence for people, if findings, cases or states of resources
   *     cannot be read, or there are more than can be held
   */
  public PeriodReport report(List<Control> controls, ReportScope scope) throws IOException {
    ReportScores scores =
        PeriodScores.of(
            new PostureTopic(clientProperties, prefix)
                .tally(scope.registers(), scope.at(), scope::covers),
            controls,
            scope);
    FindingTally tally = new FindingTally(scope.period(), scope.at());
    FindingsVisitor findings =
        new FindingsVisitor(
            scope, new RuleNames(scope.framework(), scope.language(), controls), tally);
    visit(Topics.FINDINGS, findings);
    if (tally.isTooMany()) {
      throw new IOException(
          "there are more than %,d findings; choose a shorter period, or one --legal-entity"
              .formatted(FindingTally.MOST));
    }
    FindingFigures figures = tally.figures();
    return new PeriodReport(
        scope.period(),
        scope.framework().label(),
        scope.legalEntity().orElse(""),
        scope.accounts(),
        scope.at(),
        scores,
        figures,
        exceptions(findings, scope),
        cases(scope),
        new CompletenessTopics(clientProperties, prefix, scope).read());
  }

  private <V> void visit(Topic<V> topic, CompactedTopicReader.Visitor<V> visitor)
      throws IOException {
    CompactedTopicReader reader =
        new CompactedTopicReader(new HashMap<>(clientProperties), prefix, LIMIT);
    if (reader.visit(topic, visitor) instanceof Outcome.Failed<Long> failed) {
      throw new IOException(failed.sentence());
    }
  }

  /** Those of the register that name no account may be of any legal entity. */
  private static List<ReportedException> exceptions(FindingsVisitor findings, ReportScope scope) {
    List<ReportedException> exceptions = new ArrayList<>(findings.risks().all());
    scope.registers().exceptions().stream()
        .filter(entry -> entry.account() == null || scope.covers(entry.account()))
        .map(ReportedException::of)
        .forEach(exceptions::add);
    return exceptions.stream()
        .filter(each -> each.concerns(scope.period()))
        .sorted(
            Comparator.comparing(ReportedException::expires)
                .thenComparing(ReportedException::id)
                .thenComparing(ReportedException::rule)
                .thenComparing(ReportedException::covers))
        .toList();
  }

  private List<ReportedCase> cases(ReportScope scope) throws IOException {
    LastOfEach<Case, ReportedCase> cases = new LastOfEach<>(each -> reported(each, scope));
    visit(Topics.CASES, cases);
    if (cases.unreadable() > 0) {
      throw new IOException(
          "%,d cases were written by another version of Dijkwacht; use that version here too"
              .formatted(cases.unreadable()));
    }
    return cases.all().stream()
        .sorted(Comparator.comparing(ReportedCase::openedAt).thenComparing(ReportedCase::id))
        .toList();
  }

  private static @Nullable ReportedCase reported(Case each, ReportScope scope) {
    ReportedCase reported = ReportedCase.of(each, scope.at());
    boolean wanted = scope.legalEntity().map(each.legalEntity()::equals).orElse(true);
    return wanted && reported.concerns(scope.period()) ? reported : null;
  }
}
