package nl.dijkwacht.sigma.correlate;

import java.time.Duration;
import java.util.List;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.documents.Place;

/**
 * A correlation whose rules are all known. For each event of them, the window of the timespan that
 * ends with it is judged, in event time. Immutable.
 *
 * @param name under which others may name it; empty if it has none
 * @param members the rules, in the order in which they are named
 * @param groupBy names of fields or aliases: events with the same values are a group; without any,
 *     all events are one
 * @param percentile of value_percentile, above 0 and at most 100; 50 for other types
 * @param generate whether its rules make signals of their own as well
 * @param depth 1 over rules alone, else one more than the deepest correlation that it names
 * @param stateHash of all that state depends on: this document, the rules that it names and their
 *     filters. What is kept under it is of no use to another version
 * @param place where it starts in its file
 */
public record Correlation(
    RuleRef ref,
    String name,
    CorrelationType type,
    List<Member> members,
    List<String> groupBy,
    Duration timespan,
    Threshold threshold,
    int percentile,
    boolean generate,
    int depth,
    String stateHash,
    Place place) {

  /** Correlations over correlations, the innermost counted. */
  public static final int DEEPEST = 5;

  /** Rules that one correlation may name. */
  public static final int MOST_MEMBERS = 60;

  public Correlation {
    members = List.copyOf(members);
    groupBy = List.copyOf(groupBy);
  }

  /**
   * Whether a window that fulfils the condition still does so whatever events are added. Only then
   * it can be told at once; all others have to wait until no more events are expected.
   */
  public boolean firesAtOnce() {
    return type.onlyGrows() && threshold.onlyLowerBounds();
  }
}
