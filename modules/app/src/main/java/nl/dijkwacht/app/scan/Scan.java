package nl.dijkwacht.app.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nl.dijkwacht.collectors.files.FileGrowth;
import nl.dijkwacht.collectors.files.FolderEntry;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.collectors.files.ReadPosition;
import nl.dijkwacht.collectors.files.TrailFileReader;
import nl.dijkwacht.collectors.files.TrailFolder;
import nl.dijkwacht.collectors.files.TrailItem;
import nl.dijkwacht.collectors.files.TrailSink;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingUpdate;
import nl.dijkwacht.core.signal.Candidate;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.sigma.CandidateFinder;
import nl.dijkwacht.sigma.RuleMatcher;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.correlate.Correlation;
import nl.dijkwacht.sigma.match.ExpiredFilter;
import nl.dijkwacht.sigma.match.Filter;
import nl.dijkwacht.sigma.match.SigmaRule;
import org.jspecify.annotations.Nullable;

/**
 * Holds the records of files against rules, a file a thread. What makes a finding is decided by the
 * same code as in the stream, and depends on the set of events alone, so that both agree.
 */
public final class Scan {

  private static final int MOST_LETTERS = 1_000;

  private final RuleSet rules;
  private final CandidatePool candidates;
  private final ReadLimits limits;
  private final String tenant;
  private final Instant startedAt;
  private final ScanProgress progress;
  private final ScanListener listener;
  private final Map<String, Finding> findings = new ConcurrentHashMap<>();
  private final Set<String> counted = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> files = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private final Queue<Letter> letters = new ConcurrentLinkedQueue<>();
  private final AtomicInteger lettersKept = new AtomicInteger();

  /** A dead letter and which file it is of. */
  private record Letter(int file, long number, DeadLetter letter) {
    private static final Comparator<Letter> ORDER =
        Comparator.comparingInt(Letter::file).thenComparingLong(Letter::number);
  }

  /**
   * @param tenant the topic prefix, which is part of each finding's id
   * @param startedAt counts as the time of collecting
   */
  public Scan(
      RuleSet rules, ReadLimits limits, String tenant, Instant startedAt, ScanProgress progress) {
    this(rules, limits, tenant, startedAt, progress, ScanListener.NONE);
  }

  /**
   * @param tenant the topic prefix, which is part of each finding's id
   * @param startedAt counts as the time of collecting
   */
  public Scan(
      RuleSet rules,
      ReadLimits limits,
      String tenant,
      Instant startedAt,
      ScanProgress progress,
      ScanListener listener) {
    this.rules = rules;
    this.candidates = new CandidatePool(rules, this::earlier);
    this.limits = limits;
    this.tenant = tenant;
    this.startedAt = startedAt;
    this.progress = progress;
    this.listener = listener;
  }

  /**
   * Reads all files under the paths.
   *
   * @param threads how many files are read at once
   */
  public void run(List<Path> paths, int threads) throws InterruptedException {
    paths.forEach(this::list);
    Queue<String> sources = new ConcurrentLinkedQueue<>(files.keySet());
    progress.toDo(files.size());
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(workers.submit(() -> work(sources)));
      }
      for (Future<?> worker : running) {
        worker.get();
      }
      correlate();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a worker of the scan failed", e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  /** What was found, in no order. */
  public Collection<Finding> findings() {
    return findings.values();
  }

  /** Dead letters in the order of the files; {@link ScanProgress#deadLetters} counts all. */
  public List<DeadLetter> deadLetters() {
    return letters.stream().sorted(Letter.ORDER).map(Letter::letter).toList();
  }

  /** What lies in the folders and was not read, and why: sentences for people. */
  public List<String> leftOut() {
    return leftOut;
  }

  /** Notes the files under a path, each once, though paths may lie in one another. */
  private void list(Path path) {
    try (Stream<FolderEntry> entries = TrailFolder.entries(path.toAbsolutePath().normalize())) {
      entries.forEach(
          entry -> {
            if (entry instanceof FolderEntry.Skipped skipped) {
              leftOut.add(skipped.path() + " " + skipped.why());
            } else {
              files.putIfAbsent(entry.path().toString(), files.size());
            }
          });
    }
  }

  private void work(Queue<String> sources) {
    TrailFileReader reader = new TrailFileReader(limits, FileGrowth.CLOSED);
    Matching matching = new Matching(rules.matcher(), rules.candidates());
    for (String source = sources.poll(); source != null; source = sources.poll()) {
      Path file = Path.of(source);
      reader.read(file, ReadPosition.START, sink(source, matching));
      progress.fileDone(sizeOf(file));
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      // It was told as a dead letter already, if it matters.
      return 0;
    }
  }

  private TrailSink sink(String source, Matching matching) {
    return item -> {
      if (item instanceof TrailItem.Event found) {
        progress.event();
        listener.event(found.event().epochMillis());
        event(found, source, matching);
      } else if (item instanceof TrailItem.Unusable dead) {
        progress.deadLetter();
        if (lettersKept.incrementAndGet() <= MOST_LETTERS) {
          letters.add(new Letter(fileOf(source), dead.number(), dead.letter()));
        }
      } else {
        progress.other();
      }
      return !Thread.currentThread().isInterrupted();
    };
  }

  private void event(TrailItem.Event found, String source, Matching matching) {
    TrailEvent event = found.event();
    List<SigmaRule> matches = matching.matcher().match(event);
    if (matches.isEmpty()) {
      return;
    }
    EventSummary summary =
        EventSummary.of(event, startedAt, new Provenance(source, found.number()));
    for (SigmaRule rule : matches) {
      if (rules.makesSignals(rule.ref().id())) {
        Subject subject = Subject.of(summary, event, rule.subject());
        signal(Signal.of(tenant, rule.ref(), subject, summary, summary.eventId()));
      }
      for (Filter filter : ExpiredFilter.among(rule.filters(), event)) {
        signal(ExpiredFilter.signal(tenant, filter, summary));
      }
    }
    if (matching.candidates().isAsked(matches)) {
      candidates.add(matching.candidates().of(matches, event, summary));
    }
  }

  /** What one thread finds matches with. */
  private record Matching(RuleMatcher matcher, CandidateFinder candidates) {}

  /** After all files are read, since only then all events of a window are known. */
  private void correlate() {
    candidates.judge(
        firing -> {
          Correlation correlation = firing.correlation();
          if (rules.makesSignals(correlation.ref().id())) {
            Candidate last = firing.last();
            signal(Signal.of(tenant, correlation.ref(), last.subject(), last.event(), last.id()));
          }
        });
  }

  /** What correlations left out because it was too much; none of it is reckoned with. */
  public CandidatePool.LeftOut notCorrelated() {
    return candidates.leftOut();
  }

  private void signal(Signal signal) {
    findings.compute(signal.findingId(), (id, before) -> counted(before, signal));
  }

  private Finding counted(@Nullable Finding before, Signal signal) {
    if (counted.add(signal.id()) || before == null) {
      progress.signal();
      listener.match(signal);
      return FindingUpdate.of(before, signal, Duration.ZERO).finding();
    }
    return withEarlierCopy(before, signal.event());
  }

  /** Of several copies of an event the first one tells where it was found, as in the stream. */
  private Finding withEarlierCopy(Finding finding, EventSummary copy) {
    EventSummary first = earlier(finding.first(), copy);
    EventSummary latest = earlier(finding.latest(), copy);
    return new Finding(
        finding.id(),
        finding.status(),
        finding.rule(),
        finding.subject(),
        finding.level(),
        finding.occurrences(),
        first,
        latest,
        finding.announced());
  }

  private EventSummary earlier(EventSummary known, EventSummary copy) {
    Provenance here = known.provenance();
    Provenance there = copy.provenance();
    if (!known.eventId().equals(copy.eventId()) || here == null || there == null) {
      return known;
    }
    int byFile = Integer.compare(fileOf(there.source()), fileOf(here.source()));
    boolean before = byFile < 0 || (byFile == 0 && there.recordNumber() < here.recordNumber());
    return before ? copy : known;
  }

  private int fileOf(String source) {
    return files.getOrDefault(source, Integer.MAX_VALUE);
  }
}
