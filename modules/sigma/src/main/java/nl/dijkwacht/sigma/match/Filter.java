package nl.dijkwacht.sigma.match;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.documents.Place;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation adds to rules of others, to keep known noise out. Immutable.
 *
 * @param name under which others may name it; empty if it has none
 * @param rules ids of the rules that it is added to
 * @param condition which must hold besides the rule's own
 * @param owner who answers for it; empty if not told
 * @param reason why it is there; empty if not told
 * @param expires it acts on events that happened before this (event time); null if it never ends
 * @param place where it starts in its file
 */
public record Filter(
    RuleRef ref,
    String name,
    List<String> rules,
    Condition condition,
    String owner,
    String reason,
    @Nullable Instant expires,
    Place place) {

  public Filter {
    rules = List.copyOf(rules);
  }

  /** Whether it no longer acts on what happens at a time. */
  public boolean isExpiredAt(Instant time) {
    return expires != null && !time.isBefore(expires);
  }

  /** What must hold besides a rule's own condition: the filter's, or that it has expired. */
  Condition effective() {
    return expires == null
        ? condition
        : new Condition.Or(
            List.of(
                condition,
                new Condition.Not(new Condition.HappenedBefore(expires.toEpochMilli()))));
  }
}
