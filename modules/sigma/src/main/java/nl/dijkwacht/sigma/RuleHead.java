package nl.dijkwacht.sigma;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.documents.Place;

/**
 * What detection rules and correlations have in common.
 *
 * @param name under which others may name it; empty if it has none
 * @param correlation whether it is one
 * @param place where it starts in its file
 */
public record RuleHead(RuleRef ref, String name, boolean correlation, Place place) {

  /** Those of all rules and correlations of a set. */
  public static List<RuleHead> of(RuleSet rules) {
    List<RuleHead> heads = new ArrayList<>();
    rules.rules().forEach(r -> heads.add(new RuleHead(r.ref(), r.name(), false, r.place())));
    rules.correlations().forEach(c -> heads.add(new RuleHead(c.ref(), c.name(), true, c.place())));
    return heads;
  }

  /** Whether people may mean it by a text: its id, name, title, or file name without the end. */
  public boolean isCalled(String text) {
    return ref.id().equals(text)
        || (!name.isEmpty() && name.equals(text))
        || ref.title().equalsIgnoreCase(text)
        || fileName().equals(text);
  }

  private String fileName() {
    String file = place.source().substring(place.source().lastIndexOf('/') + 1);
    return file.replaceFirst("\\.ya?ml$", "");
  }
}
