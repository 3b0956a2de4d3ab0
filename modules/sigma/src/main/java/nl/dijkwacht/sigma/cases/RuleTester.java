package nl.dijkwacht.sigma.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.sigma.RuleHead;
import nl.dijkwacht.sigma.RuleMatcher;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.explain.Explainer;
import nl.dijkwacht.sigma.match.SigmaRule;

/** Runs cases through the reader, the matcher and the correlator of the product. For one thread. */
public final class RuleTester {

  private final TrailEventReader reader = new TrailEventReader();
  private final Map<String, SigmaRule> rules = new HashMap<>();
  private final RuleSet all;
  private final RuleMatcher matcher;

  public RuleTester(RuleSet rules) {
    this.all = rules;
    this.matcher = rules.matcher();
    rules.rules().forEach(rule -> this.rules.put(rule.ref().id(), rule));
  }

  /** Runs a case of a rule or correlation of the set. */
  public Outcome run(RuleHead head, RuleCase given) {
    SigmaRule rule = rules.get(head.ref().id());
    if (rule == null) {
      return correlated(head, given);
    }
    if (given.stream()) {
      return new Outcome.Unusable(
          "a list of events is for correlations; this rule looks at one 'event'");
    }
    TrailReading reading = reader.read(given.events().get(0));
    if (!(reading instanceof TrailReading.Event read)) {
      return new Outcome.Unusable(sentence(reading));
    }
    return judge(rule, given.shouldMatch(), read.event());
  }

  private Outcome judge(SigmaRule rule, boolean shouldMatch, TrailEvent event) {
    List<SigmaRule> matches = matcher.match(event);
    return matches.contains(rule) == shouldMatch
        ? new Outcome.Passed()
        : new Outcome.Failed(new Explainer(event.json()).explain(rule.condition()));
  }

  private Outcome correlated(RuleHead head, RuleCase given) {
    if (!given.stream() || given.events().isEmpty()) {
      return new Outcome.Unusable("a correlation looks at several events; list them as 'events'");
    }
    CaseWindows windows = new CaseWindows(head.ref().id(), all);
    for (int i = 0; i < given.events().size(); i++) {
      TrailReading reading = reader.read(given.events().get(i));
      if (!(reading instanceof TrailReading.Event read)) {
        return new Outcome.Unusable("event %d: %s".formatted(i + 1, sentence(reading)));
      }
      windows.add(read.event());
    }
    Outcome.FailedWindows seen = new Outcome.FailedWindows(windows.judge());
    return seen.fulfilled() == given.shouldMatch() ? new Outcome.Passed() : seen;
  }

  private static String sentence(TrailReading reading) {
    return reading instanceof TrailReading.Unusable unusable
        ? "this is no record of CloudTrail: " + unusable.detail()
        : "rules do not look at records of this kind";
  }
}
