package nl.dijkwacht.sigma.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.sigma.match.Filter;
import nl.dijkwacht.sigma.parse.Draft;
import nl.dijkwacht.sigma.parse.FilterDraft;
import nl.dijkwacht.sigma.parse.Reference;

/** Finds the rules that a filter is added to. */
final class FilterLinker {

  private final RuleNames names;
  private final List<String> everyRule;
  private final Problems problems;

  /**
   * @param everyRule the ids of all detection rules
   */
  FilterLinker(RuleNames names, List<String> everyRule, Problems problems) {
    this.names = names;
    this.everyRule = everyRule;
    this.problems = problems;
  }

  /** The filter; empty, and errors, if a rule that it names is none. */
  Optional<Filter> link(FilterDraft draft) {
    List<String> rules = new ArrayList<>(draft.forAllRules() ? everyRule : List.of());
    Problems ofFilter = new Problems();
    for (Reference reference : draft.rules()) {
      names.find(reference, ofFilter).ifPresent(found -> add(found, reference, rules, ofFilter));
    }
    problems.addAll(ofFilter);
    return ofFilter.hasErrors()
        ? Optional.empty()
        : Optional.of(
            new Filter(
                draft.head().ref(),
                draft.head().name(),
                rules,
                draft.condition(),
                draft.owner(),
                draft.reason(),
                draft.expires(),
                draft.head().place()));
  }

  private static void add(Draft found, Reference reference, List<String> rules, Problems problems) {
    if (found instanceof Draft.Rule rule) {
      rules.add(rule.head().ref().id());
    } else {
      String kind = found instanceof FilterDraft ? "filter" : "correlation";
      problems.error(
          reference.place(),
          "'%s' is a %s, and filters are added to detection rules; name %s"
              .formatted(
                  reference.text(),
                  kind,
                  kind.equals("filter") ? "these" : "the rules that it correlates"));
    }
  }
}
