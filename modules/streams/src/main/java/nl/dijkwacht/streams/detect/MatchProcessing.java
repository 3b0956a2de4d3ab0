package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.signal.Candidate;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.sigma.CandidateFinder;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.correlate.CandidateMaker;
import nl.dijkwacht.sigma.match.ExpiredFilter;
import nl.dijkwacht.sigma.match.Filter;
import nl.dijkwacht.sigma.match.SigmaRule;
import nl.dijkwacht.streams.runtime.DeadLetterSink;
import nl.dijkwacht.topics.wire.WireHeaders;
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
  private final Supplier<Registers> registers;
  private final Set<String> toldExpired = new HashSet<>();

  MatchProcessing(
      RuleSet rules,
      String tenant,
      SeenBefore seen,
      DetectOutput output,
      DeadLetterSink deadLetters,
      Supplier<Registers> registers,
      MeterRegistry registry) {
    this.rules = rules;
    this.finder = rules.candidates();
    this.tenant = tenant;
    this.seen = seen;
    this.output = output;
    this.deadLetters = deadLetters;
    this.registers = registers;
    this.meters = new CorrelationMeters(registry);
  }

  void process(Record<byte[], byte[]> record, TrailEvent event, List<SigmaRule> matches) {
    Instant collectedAt = Instant.ofEpochMilli(record.timestamp());
    EventSummary summary =
        EventSummary.of(event, collectedAt, WireHeaders.provenance(record.headers()));
    List<SigmaRule> unexpected = new ArrayList<>();
    for (SigmaRule rule : matches) {
      Optional<Note> expected = expected(rule, event, summary);
      if (expected.isEmpty()) {
        unexpected.add(rule);
      }
      if (rules.makesSignals(rule.ref().id())) {
        signal(record, signal(rule, event, summary, expected));
      }
      for (Filter filter : ExpiredFilter.among(rule.filters(), event)) {
        expired(filter);
        signal(record, ExpiredFilter.signal(tenant, filter, summary));
      }
    }
    // What is meant does not add up to what is not.
    if (finder.isAsked(unexpected)) {
      candidates(record, finder.of(unexpected, event, summary));
    }
  }

  private Optional<Note> expected(SigmaRule rule, TrailEvent event, EventSummary summary) {
    return rule.parties().isEmpty()
        ? Optional.empty()
        : new KnownParties(registers.get()).in(event, rule.parties(), summary.account());
  }

  /** What is expected stays a finding, which says why nobody was woken. */
  private Signal signal(
      SigmaRule rule, TrailEvent event, EventSummary summary, Optional<Note> expected) {
    Subject subject = Subject.of(summary, event, rule.subject());
    RuleRef ref =
        expected.isEmpty() ? rule.ref() : rule.ref().at(Level.INFORMATIONAL).with(RuleRef.EXPECTED);
    EventSummary told = expected.isEmpty() ? summary : summary.withNote(expected.get());
    return Signal.of(tenant, ref, subject, told, summary.eventId());
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
