package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.core.Candidate;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.EventSummary;
import nl.dijkwacht.core.Signal;
import nl.dijkwacht.core.Subject;
import nl.dijkwacht.core.TrailEvent;
import nl.dijkwacht.sigma.CandidateFinder;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.correlate.CandidateMaker;
import nl.dijkwacht.sigma.match.ExpiredFilter;
import nl.dijkwacht.sigma.match.Filter;
import nl.dijkwacht.sigma.match.SigmaRule;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.topics.WireHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes signals and candidates of the rules that an event matched, each of them once. */
final class MatchProcessing {

  private static final Logger LOG = LoggerFactory.getLogger(MatchProcessing.class);

  private final RuleSet rules;
  private final CandidateFinder finder;
  private final String tenant;
  private final SeenBefore seen;
  private final DetectOutput output;
  private final DeadLetterSink deadLetters;
  private final CorrelationMeters meters;
  private final Set<String> toldExpired = new HashSet<>();

  MatchProcessing(
      RuleSet rules,
      String tenant,
      SeenBefore seen,
      DetectOutput output,
      DeadLetterSink deadLetters,
      MeterRegistry registry) {
    this.rules = rules;
    this.finder = rules.candidates();
    this.tenant = tenant;
    this.seen = seen;
    this.output = output;
    this.deadLetters = deadLetters;
    this.meters = new CorrelationMeters(registry);
  }

  void process(Record<byte[], byte[]> record, TrailEvent event, List<SigmaRule> matches) {
    Instant collectedAt = Instant.ofEpochMilli(record.timestamp());
    EventSummary summary =
        EventSummary.of(event, collectedAt, WireHeaders.provenance(record.headers()));
    for (SigmaRule rule : matches) {
      if (rules.makesSignals(rule.ref().id())) {
        Subject subject = Subject.of(summary, event, rule.subject());
        signal(record, Signal.of(tenant, rule.ref(), subject, summary, summary.eventId()));
      }
      for (Filter filter : ExpiredFilter.among(rule.filters(), event)) {
        expired(filter);
        signal(record, ExpiredFilter.signal(tenant, filter, summary));
      }
    }
    if (finder.isAsked(matches)) {
      candidates(record, finder.of(matches, event, summary));
    }
  }

  private void signal(Record<byte[], byte[]> record, Signal signal) {
    if (seen.contains(signal.id(), record.timestamp())) {
      return;
    }
    if (output.signal(signal, record.timestamp())) {
      seen.add(signal.id(), record.timestamp());
    } else {
      deadLetters.send(
          record, DeadLetterReason.OUTPUT_TOO_LARGE, "the signal of rule " + signal.rule().id());
    }
  }

  private void candidates(Record<byte[], byte[]> record, CandidateMaker.Made made) {
    meters.made(made);
    for (Candidate candidate : made.candidates()) {
      String id = candidate.group() + '/' + candidate.id();
      if (!seen.contains(id, record.timestamp())) {
        if (output.candidate(candidate, record.timestamp())) {
          seen.add(id, record.timestamp());
        } else {
          deadLetters.send(
              record,
              DeadLetterReason.OUTPUT_TOO_LARGE,
              "the candidate of correlation " + candidate.correlation());
        }
      }
    }
  }

  /** Once for each filter, for as long as these rules are in effect. */
  private void expired(Filter filter) {
    if (toldExpired.add(filter.ref().id())) {
      LOG.warn(
          "The filter {} expired at {} and no longer holds back what it is for; renew or remove it",
          filter.ref().id(),
          filter.expires());
    }
  }
}
