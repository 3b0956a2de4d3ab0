package nl.dijkwacht.streams.detect;

import java.util.Optional;
import nl.dijkwacht.core.signal.Candidate;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.sigma.CandidateFinder;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.correlate.Correlation;
import nl.dijkwacht.sigma.correlate.Correlator;
import nl.dijkwacht.sigma.correlate.Firing;
import nl.dijkwacht.streams.detect.WaitingCandidates.Waiting;

/**
 * Judges the candidates of one partition by the rules in effect. All times are those of collecting,
 * in milliseconds since the epoch.
 */
final class Correlating {

  private final String tenant;
  private final long lateness;
  private final Correlator correlator;
  private final WaitingCandidates waiting;
  private final DetectOutput output;
  private final CorrelationMeters meters;
  private RuleSet rules;
  private CandidateFinder finder;

  Correlating(
      DetectTopology.Settings settings,
      Correlator correlator,
      WaitingCandidates waiting,
      DetectOutput output,
      CorrelationMeters meters) {
    this.tenant = settings.prefix().value();
    this.lateness = settings.lateness().toMillis();
    this.rules = settings.rules().get();
    this.finder = rules.candidates();
    this.correlator = correlator;
    this.waiting = waiting;
    this.output = output;
    this.meters = meters;
  }

  /** Takes rules; candidates that another instance found with them before may have come already. */
  void take(RuleSet now) {
    RuleSet before = rules;
    rules = now;
    finder = now.candidates();
    for (Waiting parked : waiting.all()) {
      String version = parked.candidate().stateHash();
      Optional<Correlation> correlation = now.correlationOf(version);
      if (before.correlationOf(version).isEmpty() && correlation.isPresent()) {
        waiting.remove(parked);
        add(correlation.get(), parked.candidate(), parked.collectedAt());
      }
    }
  }

  /** Takes a candidate. */
  void add(Candidate candidate, long collectedAt) {
    if (candidate.depth() >= Correlation.DEEPEST) {
      meters.tooDeep();
      return;
    }
    Optional<Correlation> correlation = rules.correlationOf(candidate.stateHash());
    if (correlation.isPresent()) {
      add(correlation.get(), candidate, collectedAt);
    } else {
      meters.parked();
      park(candidate, collectedAt);
    }
  }

  private void park(Candidate candidate, long collectedAt) {
    waiting.add(candidate, correlator.idOf(candidate), collectedAt, collectedAt + lateness);
  }

  private void add(Correlation correlation, Candidate candidate, long collectedAt) {
    Correlator.Result result = correlator.add(correlation, candidate, collectedAt);
    meters.added(result);
    result.firings().forEach(firing -> tell(firing, collectedAt));
    if (!correlation.firesAtOnce() && result.outcome() == Correlator.Outcome.ADDED) {
      park(candidate, collectedAt);
    }
  }

  /**
   * Judges windows for which no more events are expected.
   *
   * @param most how many, so that it does not take long
   */
  void close(long now, int most) {
    for (Waiting due : waiting.due(now, most)) {
      waiting.remove(due);
      Candidate candidate = due.candidate();
      Optional<Correlation> correlation = rules.correlationOf(candidate.stateHash());
      if (correlation.isPresent()) {
        correlator
            .judge(
                correlation.get(),
                candidate.group(),
                candidate.event().eventTime().toEpochMilli(),
                correlator.idOf(candidate),
                now)
            .ifPresent(firing -> tell(firing, due.due()));
      } else {
        meters.superseded();
      }
    }
  }

  private void tell(Firing firing, long at) {
    meters.fired(firing);
    Correlation correlation = firing.correlation();
    if (rules.makesSignals(correlation.ref().id())) {
      Candidate last = firing.last();
      Signal signal = Signal.of(tenant, correlation.ref(), last.subject(), last.event(), last.id());
      if (!output.signal(signal, at)) {
        meters.tooLarge();
      }
    }
    var made = finder.of(firing);
    meters.made(made);
    for (Candidate candidate : made.candidates()) {
      if (!output.candidate(candidate, at)) {
        meters.tooLarge();
      }
    }
  }
}
