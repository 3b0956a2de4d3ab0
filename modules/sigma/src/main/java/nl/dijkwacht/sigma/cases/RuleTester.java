package nl.dijkwacht.sigma.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.TrailEvent;
import nl.dijkwacht.core.TrailEventReader;
import nl.dijkwacht.core.TrailReading;
import nl.dijkwacht.sigma.RuleHead;
import nl.dijkwacht.sigma.RuleMatcher;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.explain.Explainer;
import nl.dijkwacht.sigma.match.SigmaRule;

/** Runs cases through the reader and matcher of the product. For one thread. */
public final class RuleTester {

  private final TrailEventReader reader = new TrailEventReader();
  private final Map<String, SigmaRule> rules = new HashMap<>();
  private final RuleMatcher matcher;

  public RuleTester(RuleSet rules) {
    this.matcher = rules.matcher();
    rules.rules().forEach(rule -> this.rules.put(rule.ref().id(), rule));
  }

  /** Runs a case of a rule of the set. */
  public Outcome run(RuleHead head, RuleCase given) {
    SigmaRule rule = rules.get(head.ref().id());
    if (rule == null) {
      return new Outcome.Unusable("correlations cannot be tested yet");
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

  private static String sentence(TrailReading reading) {
    return reading instanceof TrailReading.Unusable unusable
        ? "this is no record of CloudTrail: " + unusable.detail()
        : "rules do not look at records of this kind";
  }
}
