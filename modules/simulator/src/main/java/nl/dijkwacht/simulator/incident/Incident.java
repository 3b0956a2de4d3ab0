package nl.dijkwacht.simulator.incident;

import java.util.List;
import nl.dijkwacht.simulator.calls.SimulatedEvent;

/**
 * Something that went wrong.
 *
 * @param events in order of event time; its principals also do their usual work beside it
 * @param erased files that have to be reported erased before, for it to be one
 */
public record Incident(Truth truth, List<SimulatedEvent> events, List<ErasedFile> erased) {
  public Incident {
    events = List.copyOf(events);
    erased = List.copyOf(erased);
  }
}
