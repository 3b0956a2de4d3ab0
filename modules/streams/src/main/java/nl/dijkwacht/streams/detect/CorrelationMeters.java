package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.sigma.correlate.CandidateMaker;
import nl.dijkwacht.sigma.correlate.Correlator;
import nl.dijkwacht.sigma.correlate.Firing;

/** Counts what becomes of candidates. */
final class CorrelationMeters {

  private final MeterRegistry registry;
  private final Counter added;
  private final Counter known;
  private final Counter leftOut;
  private final Counter groupEvents;
  private final Counter eventValues;

  CorrelationMeters(MeterRegistry registry) {
    this.registry = registry;
    this.added = candidates("added");
    this.known = candidates("known");
    this.leftOut = candidates("left-out");
    this.groupEvents = limit("group-events");
    this.eventValues = limit("event-values");
  }

  private Counter candidates(String outcome) {
    return Meters.DETECT_CORRELATION_CANDIDATES.counter(registry, outcome);
  }

  private Counter limit(String limit) {
    return Meters.DETECT_CORRELATION_LIMITS.counter(registry, limit);
  }

  void made(CandidateMaker.Made made) {
    leftOut.increment(made.leftOut());
    eventValues.increment(made.valuesCut());
  }

  void added(Correlator.Result result) {
    (result.outcome() == Correlator.Outcome.ADDED ? added : known).increment();
    groupEvents.increment(result.forgotten());
  }

  void fired(Firing firing) {
    String level = firing.correlation().ref().level().label();
    Meters.DETECT_CORRELATION_FIRINGS.counter(registry, level).increment();
  }

  void parked() {
    candidates("parked").increment();
  }

  void superseded() {
    candidates("superseded").increment();
  }

  void tooDeep() {
    limit("depth").increment();
  }

  void tooOld() {
    limit("age").increment();
  }

  void tooLarge() {
    limit("size").increment();
  }
}
