package nl.dijkwacht.app.rules;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.RuleRef;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.sigma.RuleSet;

/**
 * What detection rules and correlations have in common.
 *
 * @param correlation whether it is one
 * @param place where it starts in its file
 */
public record RuleHead(RuleRef ref, boolean correlation, Place place) {

  /** Those of all rules and correlations of a set. */
  public static List<RuleHead> of(RuleSet rules) {
    List<RuleHead> heads = new ArrayList<>();
    rules.rules().forEach(rule -> heads.add(new RuleHead(rule.ref(), false, rule.place())));
    rules
        .correlations()
        .forEach(
            correlation -> heads.add(new RuleHead(correlation.ref(), true, correlation.place())));
    return heads;
  }

  /** Whether people may mean it by a name: its id, or the name of its file without the end. */
  boolean isCalled(String name) {
    return ref.id().equals(name) || fileName().equals(name);
  }

  private String fileName() {
    String file = place.source().substring(place.source().lastIndexOf('/') + 1);
    return file.replaceFirst("\\.ya?ml$", "");
  }
}
