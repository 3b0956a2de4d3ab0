package nl.dijkwacht.sigma.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.sigma.correlate.Correlation;
import nl.dijkwacht.sigma.correlate.Member;
import nl.dijkwacht.sigma.match.Filter;
import nl.dijkwacht.sigma.match.SigmaRule;
import nl.dijkwacht.sigma.parse.CorrelationDraft;
import nl.dijkwacht.sigma.parse.Draft;
import nl.dijkwacht.sigma.parse.Reference;

/** Finds the rules that correlations name, the inner ones of a chain first. */
final class CorrelationLinker {

  private final Chains chains;
  private final RuleNames names;
  private final Map<String, SigmaRule> rules;
  private final Problems problems;

  /** By id; empty for one that cannot be used. */
  private final Map<String, Optional<Correlation>> linked = new LinkedHashMap<>();

  /**
   * @param rules by id, with their filters
   */
  CorrelationLinker(
      Chains chains, RuleNames names, Map<String, SigmaRule> rules, Problems problems) {
    this.chains = chains;
    this.names = names;
    this.rules = rules;
    this.problems = problems;
  }

  /** The correlation; empty, and errors, if it cannot be used. */
  Optional<Correlation> link(CorrelationDraft draft) {
    String id = draft.head().ref().id();
    Optional<Correlation> known = linked.get(id);
    if (known != null) {
      return known;
    }
    Problems ofCorrelation = new Problems();
    Optional<Correlation> correlation =
        chains.end(draft, ofCorrelation) ? link(draft, ofCorrelation) : Optional.empty();
    problems.addAll(ofCorrelation);
    linked.put(id, correlation);
    return correlation;
  }

  private Optional<Correlation> link(CorrelationDraft draft, Problems ofThis) {
    Map<String, Correlation> inner = new HashMap<>();
    Map<String, Reference> named = new LinkedHashMap<>();
    for (Reference reference : draft.rules()) {
      names
          .find(reference, ofThis)
          .ifPresent(found -> name(found, reference, named, inner, ofThis));
    }
    if (ofThis.hasErrors()) {
      return Optional.empty();
    }
    int depth = 1 + inner.values().stream().mapToInt(Correlation::depth).max().orElse(0);
    List<Member> members =
        new MemberFields(draft, names, inner, ofThis).members(List.copyOf(named.keySet()));
    return ofThis.hasErrors() ? Optional.empty() : Optional.of(whole(draft, members, inner, depth));
  }

  private void name(
      Draft found,
      Reference reference,
      Map<String, Reference> named,
      Map<String, Correlation> inner,
      Problems ofThis) {
    String id = found.head().ref().id();
    if (named.putIfAbsent(id, reference) != null) {
      ofThis.error(
          reference.place(), "'" + reference.text() + "' is named already, in other words");
    } else if (found instanceof CorrelationDraft correlation) {
      inner(correlation, reference, ofThis).ifPresent(linkedInner -> inner.put(id, linkedInner));
    } else if (!(found instanceof Draft.Rule)) {
      ofThis.error(
          reference.place(), "'" + reference.text() + "' is a filter; name rules or correlations");
    }
  }

  private Optional<Correlation> inner(
      CorrelationDraft draft, Reference reference, Problems ofThis) {
    Optional<Correlation> correlation = link(draft);
    if (correlation.isEmpty()) {
      ofThis.error(reference.place(), unusable(reference, draft.head().place()));
    }
    return correlation;
  }

  /** Why a correlation that names an unusable one is refused with it. */
  static String unusable(Reference reference, Place place) {
    return "the correlation '%s' at %s cannot be used, so this one cannot either"
        .formatted(reference.text(), place);
  }

  private Correlation whole(
      CorrelationDraft draft, List<Member> members, Map<String, Correlation> inner, int depth) {
    return new Correlation(
        draft.head().ref(),
        draft.head().name(),
        draft.type(),
        members,
        draft.groupBy().stream().map(Reference::text).toList(),
        draft.timespan(),
        draft.threshold(),
        draft.percentile(),
        draft.generate(),
        depth,
        stateHash(draft, members, inner),
        draft.head().place());
  }

  private String stateHash(
      CorrelationDraft draft, List<Member> members, Map<String, Correlation> inner) {
    List<String> parts = new ArrayList<>(List.of(draft.head().ref().version()));
    for (Member member : members) {
      parts.add(member.ruleId());
      Correlation correlation = inner.get(member.ruleId());
      SigmaRule rule = rules.get(member.ruleId());
      if (correlation != null) {
        parts.add(correlation.stateHash());
      } else if (rule != null) {
        parts.add(rule.ref().version());
        rule.filters().stream().map(Filter::ref).forEach(filter -> parts.add(filter.version()));
      }
    }
    return StableId.of(parts);
  }
}
