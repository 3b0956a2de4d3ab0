package nl.dijkwacht.sigma.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.sigma.correlate.Correlation;
import nl.dijkwacht.sigma.match.Filter;
import nl.dijkwacht.sigma.match.SigmaRule;
import nl.dijkwacht.sigma.parse.CorrelationDraft;
import nl.dijkwacht.sigma.parse.Draft;
import nl.dijkwacht.sigma.parse.FilterDraft;

/** Makes one whole of the documents of all files. */
public final class Linker {

  /**
   * What fits together.
   *
   * @param rules with their filters
   * @param refused number of documents that do not fit
   */
  public record Whole(
      List<SigmaRule> rules, List<Correlation> correlations, List<Filter> filters, int refused) {}

  private Linker() {}

  /** Links documents; of two with the same id the first holds. Problems are added. */
  public static Whole link(List<Draft> documents, Problems problems) {
    List<Draft> drafts = withOwnIds(documents, problems);
    RuleNames names = new RuleNames(drafts);
    List<SigmaRule> unfiltered =
        only(Draft.Rule.class, drafts).stream().map(Draft.Rule::rule).toList();
    List<Filter> filters = filters(drafts, unfiltered, names, problems);
    Map<String, SigmaRule> rules = filtered(unfiltered, filters);
    List<CorrelationDraft> correlationDrafts = only(CorrelationDraft.class, drafts);
    CorrelationLinker correlationLinker =
        new CorrelationLinker(new Chains(correlationDrafts, names), names, rules, problems);
    List<Correlation> correlations =
        correlationDrafts.stream()
            .flatMap(draft -> correlationLinker.link(draft).stream())
            .toList();
    int used = rules.size() + correlations.size() + filters.size();
    return new Whole(List.copyOf(rules.values()), correlations, filters, documents.size() - used);
  }

  private static List<Draft> withOwnIds(List<Draft> documents, Problems problems) {
    Map<String, Draft> byId = new LinkedHashMap<>();
    for (Draft draft : documents) {
      Draft other = byId.putIfAbsent(draft.head().ref().id(), draft);
      if (other != null) {
        problems.error(
            draft.head().place(),
            "the rule at " + other.head().place() + " has the same id; give this one its own");
      }
    }
    return List.copyOf(byId.values());
  }

  private static List<Filter> filters(
      List<Draft> drafts, List<SigmaRule> rules, RuleNames names, Problems problems) {
    List<String> ids = rules.stream().map(rule -> rule.ref().id()).toList();
    FilterLinker linker = new FilterLinker(names, ids, problems);
    return only(FilterDraft.class, drafts).stream()
        .flatMap(draft -> linker.link(draft).stream())
        .toList();
  }

  private static Map<String, SigmaRule> filtered(List<SigmaRule> rules, List<Filter> filters) {
    Map<String, List<Filter>> byRule = new HashMap<>();
    for (Filter filter : filters) {
      filter
          .rules()
          .forEach(id -> byRule.computeIfAbsent(id, any -> new ArrayList<>()).add(filter));
    }
    Map<String, SigmaRule> filtered = new LinkedHashMap<>();
    for (SigmaRule rule : rules) {
      String id = rule.ref().id();
      filtered.put(id, rule.filteredBy(byRule.getOrDefault(id, List.of())));
    }
    return filtered;
  }

  private static <T extends Draft> List<T> only(Class<T> kind, List<Draft> drafts) {
    return drafts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
