package nl.dijkwacht.sigma.parse;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.sigma.match.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A filter as it is written, before the rules that it names are known.
 *
 * @param forAllRules whether it is for every rule of its log source
 * @param rules which it is for otherwise
 * @param expires the end of its last day, or the very instant; null if it never ends
 */
public record FilterDraft(
    DocumentHead head,
    boolean forAllRules,
    List<Reference> rules,
    Condition condition,
    String owner,
    String reason,
    @Nullable Instant expires)
    implements Draft {

  public FilterDraft {
    rules = List.copyOf(rules);
  }
}
