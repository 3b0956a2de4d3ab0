package nl.dijkwacht.benchmarks.pipeline;

import java.util.List;
import nl.dijkwacht.simulator.calls.SimulatedEvent;

/** Where a load goes. */
@FunctionalInterface
interface LoadSink {

  /** Takes the events that are due, without waiting for what becomes of them. */
  void send(List<SimulatedEvent> due);
}
