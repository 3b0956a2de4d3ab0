package nl.dijkwacht.sigma.correlate;

import java.util.List;
import nl.dijkwacht.core.json.FieldPath;

/**
 * A rule that a correlation names, and what its events are asked for.
 *
 * @param ruleId of the rule or, in a chain, of the inner correlation
 * @param chained whether it is a correlation; its fields are then names of the inner one's groups
 * @param groupBy where the correlation's groups stand in events of this rule, in their order
 * @param fields where the values stand; several make one combined value
 */
public record Member(
    String ruleId, boolean chained, List<FieldPath> groupBy, List<FieldPath> fields) {

  public Member {
    groupBy = List.copyOf(groupBy);
    fields = List.copyOf(fields);
  }
}
