package nl.dijkwacht.sigma.cases;

import java.time.Instant;
import java.util.List;

/**
 * What a correlation saw in one event of a case.
 *
 * @param time when the event happened
 * @param rules titles of those of its rules that the event matched
 * @param part what the event is to the correlation
 */
public record CaseStep(Instant time, List<String> rules, Part part) {

  /** What an event is to a correlation. */
  public enum Part {
    /** It matches none of its rules. */
    NONE,
    /** It has the id of an event before it, and so is the same event. */
    COPY,
    /** It is of no group, or lacks the value that is asked for. */
    LEFT_OUT,
    /** It is counted. */
    COUNTED,
    /** It ends a window that is fulfilled. */
    FULFILS
  }

  public CaseStep {
    rules = List.copyOf(rules);
  }
}
