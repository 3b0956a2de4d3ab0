package nl.dijkwacht.app.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import nl.dijkwacht.core.signal.Candidate;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.sigma.CandidateFinder;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.correlate.CandidateMaker;
import nl.dijkwacht.sigma.correlate.Correlation;
import nl.dijkwacht.sigma.correlate.Firing;
import nl.dijkwacht.sigma.correlate.GroupReplay;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of all files, judged in the end: a group after the other, in the order of events,
 * so that threads and files make no difference. Threads may add at once; one judges.
 */
public final class CandidatePool {

  /** About half a gigabyte, so what a scan needs of the heap does not grow with the files. */
  private static final int MOST = 500_000;

  private static final Comparator<Candidate> ORDER =
      Comparator.comparing((Candidate candidate) -> candidate.event().eventTime())
          .thenComparing(Candidate::id);

  /**
   * What was too much.
   *
   * @param candidates beyond those that are kept
   * @param groupEvents oldest events of groups that are too large
   * @param values of events that have too many
   */
  public record LeftOut(long candidates, long groupEvents, long values) {}

  private final RuleSet rules;
  private final BinaryOperator<EventSummary> earlier;
  private final Map<String, Map<String, Candidate>> groups = new ConcurrentHashMap<>();
  private final AtomicInteger kept = new AtomicInteger();
  private final AtomicLong candidatesCut = new AtomicLong();
  private final AtomicLong valuesCut = new AtomicLong();
  private long groupEventsCut;

  /**
   * @param earlier which of two copies of an event was found first
   */
  CandidatePool(RuleSet rules, BinaryOperator<EventSummary> earlier) {
    this.rules = rules;
    this.earlier = earlier;
  }

  void add(CandidateMaker.Made made) {
    valuesCut.addAndGet(made.valuesCut());
    made.candidates().forEach(this::add);
  }

  private void add(Candidate candidate) {
    Map<String, Candidate> group =
        groups.computeIfAbsent(candidate.group(), key -> new ConcurrentHashMap<>());
    group.compute(
        candidate.id(),
        (id, known) -> known == null ? first(candidate) : earlier(known, candidate));
  }

  private @Nullable Candidate first(Candidate candidate) {
    if (kept.incrementAndGet() > MOST) {
      candidatesCut.incrementAndGet();
      return null;
    }
    return candidate;
  }

  /** Of several copies of an event the first one counts, as in the stream. */
  private Candidate earlier(Candidate known, Candidate copy) {
    boolean same = earlier.apply(known.event(), copy.event()).equals(known.event());
    return same ? known : copy;
  }

  /** Tells each window that is fulfilled: inner correlations before those that name them. */
  void judge(Consumer<Firing> told) {
    CandidateFinder finder = rules.candidates();
    int deepest = rules.correlations().stream().mapToInt(Correlation::depth).max().orElse(0);
    for (int depth = 1; depth <= deepest; depth++) {
      for (List<Candidate> group : ofDepth(depth)) {
        for (Firing firing : judge(group)) {
          told.accept(firing);
          add(finder.of(firing));
        }
      }
    }
  }

  private List<List<Candidate>> ofDepth(int depth) {
    List<List<Candidate>> found = new ArrayList<>();
    new TreeMap<>(groups)
        .values()
        .forEach(
            group -> {
              List<Candidate> sorted = group.values().stream().sorted(ORDER).toList();
              if (!sorted.isEmpty() && correlationOf(sorted.get(0)).depth() == depth) {
                found.add(sorted);
              }
            });
    return found;
  }

  private Correlation correlationOf(Candidate candidate) {
    return rules.correlationOf(candidate.stateHash()).orElseThrow();
  }

  private List<Firing> judge(List<Candidate> group) {
    GroupReplay.Result result = GroupReplay.of(correlationOf(group.get(0)), group);
    groupEventsCut += result.forgotten();
    return result.firings();
  }

  LeftOut leftOut() {
    return new LeftOut(candidatesCut.get(), groupEventsCut, valuesCut.get());
  }
}
