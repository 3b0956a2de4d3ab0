package nl.dijkwacht.sigma.match;

import java.util.List;
import nl.dijkwacht.core.RuleRef;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.documents.Place;

/**
 * A compiled Sigma rule. Immutable.
 *
 * @param subject the fields that tell what a finding of this rule is about (the rule's custom field
 *     {@code subject}); empty if it is about the principal
 * @param place where the rule starts in its file
 */
public record SigmaRule(RuleRef ref, List<FieldPath> subject, Condition condition, Place place) {

  public SigmaRule {
    subject = List.copyOf(subject);
  }
}
