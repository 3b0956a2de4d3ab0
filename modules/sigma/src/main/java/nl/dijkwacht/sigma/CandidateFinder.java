package nl.dijkwacht.sigma;

import java.util.List;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.sigma.correlate.CandidateMaker;
import nl.dijkwacht.sigma.correlate.Firing;
import nl.dijkwacht.sigma.match.SigmaRule;

/** Finds out for which correlations an event is a candidate. For one thread. */
public final class CandidateFinder {

  private final RuleSet rules;
  private final CandidateMaker maker = new CandidateMaker();

  CandidateFinder(RuleSet rules) {
    this.rules = rules;
  }

  /** Whether any correlation names one of these rules. */
  public boolean isAsked(List<SigmaRule> matches) {
    for (SigmaRule rule : matches) {
      if (!rules.usesOf(rule.ref().id()).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** What an event that matched these rules is a candidate for. */
  public CandidateMaker.Made of(List<SigmaRule> matches, TrailEvent event, EventSummary summary) {
    maker.begin();
    for (SigmaRule rule : matches) {
      for (RuleSet.Use use : rules.usesOf(rule.ref().id())) {
        maker.add(use.correlation(), use.index(), event, summary);
      }
    }
    return maker.made();
  }

  /** What a correlation that was fulfilled is a candidate for, in its turn. */
  public CandidateMaker.Made of(Firing firing) {
    maker.begin();
    for (RuleSet.Use use : rules.usesOf(firing.correlation().ref().id())) {
      maker.add(use.correlation(), use.index(), firing);
    }
    return maker.made();
  }
}
