package nl.dijkwacht.benchmarks.pipeline;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import nl.dijkwacht.benchmarks.input.Workload;
import nl.dijkwacht.benchmarks.kafka.BenchmarkKafka;
import nl.dijkwacht.benchmarks.kafka.TrailRecords;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.sigma.CandidateFinder;
import nl.dijkwacht.sigma.RuleMatcher;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.match.SigmaRule;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/**
 * What was put into the trail topic before anything is timed.
 *
 * @param bytes of the records' values
 * @param matching records that match at least one rule
 * @param candidates for correlations, made of these records
 */
record Filling(long records, long bytes, long matching, long candidates) {

  private static final double EVENTS_PER_SECOND = 2_000;

  @SuppressWarnings("FutureReturnValueIgnored") // The callback tells of what failed.
  static Filling fill(BenchmarkKafka kafka, long records, RuleSet rules, Clock clock) {
    Workload workload =
        Workload.withProbes(Instant.parse("2026-03-02T08:00:00Z"), EVENTS_PER_SECOND);
    TrailRecords trail = new TrailRecords(clock);
    RuleMatcher matcher = rules.matcher();
    CandidateFinder finder = rules.candidates();
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    long bytes = 0;
    long matching = 0;
    long candidates = 0;
    try (KafkaProducer<byte[], byte[]> producer = TrailRecords.producer(kafka)) {
      for (long i = 0; i < records; i++) {
        TrailEvent event = trail.read(workload.next());
        bytes += event.bytes().length;
        List<SigmaRule> matches = matcher.match(event);
        if (!matches.isEmpty()) {
          matching++;
          candidates += finder.of(matches, event, summary(event)).candidates().size();
        }
        producer.send(trail.of(event), (metadata, e) -> failure.compareAndSet(null, e));
      }
    }
    if (failure.get() != null) {
      throw new IllegalStateException("filling the topic failed", failure.get());
    }
    return new Filling(records, bytes, matching, candidates);
  }

  double averageBytes() {
    return (double) bytes / records;
  }

  double matchingPercent() {
    return 100.0 * matching / records;
  }

  double candidatesPerMatch() {
    return (double) candidates / Math.max(1, matching);
  }

  private static EventSummary summary(TrailEvent event) {
    return EventSummary.of(event, event.eventTime(), null);
  }
}
