package nl.dijkwacht.collectors.integrity;

import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.core.trail.IntegrityResult.Verdict;

/**
 * What came of verifying all trails under a place.
 *
 * @param range that was asked for
 * @param problems of the place as a whole
 */
public record TrailReport(
    TrailPlace place, TimeRange range, List<ChainReport> chains, List<Problem> problems) {

  public TrailReport {
    chains = List.copyOf(chains);
    problems = List.copyOf(problems);
  }

  /** The gravest of all. */
  public Verdict verdict() {
    List<Verdict> verdicts =
        Stream.concat(
                problems.stream().map(problem -> problem.kind().verdict()),
                chains.stream().map(ChainReport::verdict))
            .toList();
    if (verdicts.contains(Verdict.TAMPERED)) {
      return Verdict.TAMPERED;
    }
    return verdicts.contains(Verdict.INCOMPLETE) ? Verdict.INCOMPLETE : Verdict.INTACT;
  }
}
