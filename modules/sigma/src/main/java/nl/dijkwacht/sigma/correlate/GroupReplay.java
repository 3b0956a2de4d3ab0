package nl.dijkwacht.sigma.correlate;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.signal.Candidate;

/**
 * Judges all candidates of a group at once, when no more of them will come: what the stream would
 * have told once all of them were late enough.
 */
public final class GroupReplay {

  /**
   * What came of it.
   *
   * @param firings one for each window that is fulfilled
   * @param forgotten how many of the oldest events had to go, since there are too many
   */
  public record Result(List<Firing> firings, int forgotten) {
    public Result {
      firings = List.copyOf(firings);
    }
  }

  private GroupReplay() {}

  /**
   * Judges a group.
   *
   * @param group all of one group of this very version of the correlation
   */
  public static Result of(Correlation correlation, List<Candidate> group) {
    Correlator correlator = new Correlator(new MemoryEntryStore());
    List<Firing> firings = new ArrayList<>();
    int forgotten = 0;
    for (Candidate candidate : group) {
      Correlator.Result result = correlator.add(correlation, candidate, 0);
      firings.addAll(result.firings());
      forgotten += result.forgotten();
    }
    if (!correlation.firesAtOnce()) {
      for (Candidate last : group) {
        long time = last.event().eventTime().toEpochMilli();
        correlator
            .judge(correlation, last.group(), time, correlator.idOf(last), 0)
            .ifPresent(firings::add);
      }
    }
    return new Result(firings, forgotten);
  }
}
