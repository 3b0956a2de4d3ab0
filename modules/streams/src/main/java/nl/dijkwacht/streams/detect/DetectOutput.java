package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import nl.dijkwacht.core.signal.Candidate;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.streams.runtime.StageOutput;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Writes signals and candidates to the sinks of one processor. */
final class DetectOutput {

  /** The sinks by the names that the topology gives them; tasks share none. */
  record Sinks(String signals, String candidates) {}

  private final SignalOutput signals;
  private final StageOutput output;
  private final String candidates;

  DetectOutput(ProcessorContext<byte[], byte[]> context, MeterRegistry registry, Sinks sinks) {
    this.signals = new SignalOutput(context, registry, sinks.signals());
    this.output = new StageOutput(context);
    this.candidates = sinks.candidates();
  }

  /** Writes a signal, see {@link SignalOutput#signal}. */
  boolean signal(Signal signal, long timestamp) {
    return signals.signal(signal, timestamp);
  }

  /** Writes a candidate, as {@link #signal} does. */
  boolean candidate(Candidate candidate, long timestamp) {
    Instant happened = candidate.event().eventTime();
    return output.send(
        Topics.CANDIDATES, candidate, candidate.group(), happened, timestamp, candidates);
  }
}
