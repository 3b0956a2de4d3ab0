package nl.dijkwacht.sigma.match;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.documents.Place;

/**
 * A compiled Sigma rule. Immutable.
 *
 * @param name under which correlations and filters may name it; empty if it has none
 * @param subject the fields that tell what a finding of this rule is about (the rule's custom field
 *     {@code subject}); empty if it is about the principal
 * @param parties the fields that name the other accounts that it is about (the rule's custom field
 *     {@code parties}): what concerns registered ones alone is expected
 * @param condition the rule's own and that of each filter
 * @param filters what was added to the rule
 * @param place where the rule starts in its file
 */
public record SigmaRule(
    RuleRef ref,
    String name,
    List<FieldPath> subject,
    List<FieldPath> parties,
    Condition condition,
    List<Filter> filters,
    Place place) {

  public SigmaRule {
    subject = List.copyOf(subject);
    parties = List.copyOf(parties);
    filters = List.copyOf(filters);
  }

  /** This rule, which has no filters yet, with these. */
  public SigmaRule filteredBy(List<Filter> added) {
    if (added.isEmpty()) {
      return this;
    }
    List<Condition> parts = new ArrayList<>(List.of(condition));
    for (Filter filter : added) {
      parts.add(new Condition.Named("filter '" + filter.ref().title() + "'", filter.effective()));
    }
    return new SigmaRule(ref, name, subject, parties, new Condition.And(parts), added, place);
  }
}
