package nl.dijkwacht.sigma.cases;

import java.util.List;
import nl.dijkwacht.documents.Place;

/**
 * What a rule should do with one event or, if it is a correlation, with several.
 *
 * @param rule which one is meant, by id, name or title; empty if there is but one in the file
 * @param name tells people what is special about it
 * @param shouldMatch whether the rule should match, or leave it alone
 * @param events the records as they stand in the file, in UTF-8; not copied, so not to be changed
 * @param stream whether they stand in a list, as those of a correlation do
 * @param place where it stands
 */
public record RuleCase(
    String rule,
    String name,
    boolean shouldMatch,
    List<byte[]> events,
    boolean stream,
    Place place) {

  public RuleCase {
    events = List.copyOf(events);
  }

  /** {@code must match: everyone may read}. */
  public String title() {
    return (shouldMatch ? "must match: " : "must not match: ") + name;
  }

  @Override
  public String toString() {
    return place + " " + title();
  }
}
