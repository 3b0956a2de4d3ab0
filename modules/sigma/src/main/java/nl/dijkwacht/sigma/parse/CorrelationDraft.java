package nl.dijkwacht.sigma.parse;

import java.time.Duration;
import java.util.List;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.sigma.correlate.CorrelationType;
import nl.dijkwacht.sigma.correlate.Threshold;

/**
 * A correlation as it is written, before the rules that it names are known.
 *
 * @param groupBy fields or aliases
 * @param fields whose values are counted or reckoned with; fields or aliases
 */
public record CorrelationDraft(
    DocumentHead head,
    CorrelationType type,
    List<Reference> rules,
    List<Reference> groupBy,
    List<Reference> fields,
    List<Alias> aliases,
    Duration timespan,
    Threshold threshold,
    int percentile,
    boolean generate)
    implements Draft {

  /** A name for fields that differ by rule. */
  public record Alias(String name, Place place, List<Use> uses) {

    /** The field that an alias means in events of a rule. */
    public record Use(Reference rule, String field) {}

    public Alias {
      uses = List.copyOf(uses);
    }
  }

  public CorrelationDraft {
    rules = List.copyOf(rules);
    groupBy = List.copyOf(groupBy);
    fields = List.copyOf(fields);
    aliases = List.copyOf(aliases);
  }
}
