package nl.dijkwacht.streams.transfers.flow;

import java.util.List;
import nl.dijkwacht.core.resource.ResourceId;

/**
 * Data that a call lets go.
 *
 * @param sources what the data lie on: the resource of the change, what it was made of, and what
 *     the names of these tell; the closest first
 * @param destinations none if the call lets nothing go, as a copy within a Region
 */
public record Flow(FlowKind kind, List<ResourceId> sources, List<Destination> destinations) {

  public Flow {
    sources = List.copyOf(sources);
    destinations = List.copyOf(destinations);
  }
}
