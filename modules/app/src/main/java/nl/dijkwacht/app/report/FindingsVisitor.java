package nl.dijkwacht.app.report;

import java.util.Optional;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.reports.period.FindingTally;
import nl.dijkwacht.reports.period.ReportedException;
import nl.dijkwacht.reports.period.ReportedFinding;
import nl.dijkwacht.reports.period.ReportedRule;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.wire.Reading;

/** Takes findings out of their topic for a report, and the risks that people accepted. */
final class FindingsVisitor implements CompactedTopicReader.Visitor<Finding> {

  private final ReportScope scope;
  private final RuleNames rules;
  private final FindingTally tally;
  private final LastOfEach<Finding, ReportedException> risks =
      new LastOfEach<>(ReportedException::ofRisk);

  FindingsVisitor(ReportScope scope, RuleNames rules, FindingTally tally) {
    this.scope = scope;
    this.rules = rules;
    this.tally = tally;
  }

  @Override
  public void record(String key, Reading<Finding> reading) {
    if (!(reading instanceof Reading.Value<Finding> read)) {
      risks.removed(key);
      tally.addUnreadable(key);
      return;
    }
    Finding finding = read.value();
    Optional<ReportedRule> rule =
        scope.covers(finding.subject().account()) ? rules.of(finding.rule()) : Optional.empty();
    if (rule.isEmpty()) {
      risks.removed(key);
      tally.addElsewhere(key, finding.first().collectedAt());
    } else {
      risks.record(key, reading);
      tally.add(
          ReportedFinding.of(finding, rule.get(), scope.ownerOf(finding.subject().account())),
          finding.first().collectedAt());
    }
  }

  @Override
  public void removed(String key) {
    risks.removed(key);
    tally.remove(key);
  }

  /** Those that were accepted of findings in scope. */
  LastOfEach<Finding, ReportedException> risks() {
    return risks;
  }
}
