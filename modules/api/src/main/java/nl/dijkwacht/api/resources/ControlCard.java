package nl.dijkwacht.api.resources;

import java.util.List;

/**
 * A control and how resources stand against it.
 *
 * @param why it matters
 * @param headline which of the five it counts for; empty if it counts for none
 * @param mappings where it comes from, such as {@code avg 32(1)(a)}
 * @param resourceTypes by AWS Config's names
 * @param remedy what to do, step by step
 */
public record ControlCard(
    String id,
    String title,
    String titleNl,
    String why,
    String level,
    String headline,
    List<String> mappings,
    List<String> resourceTypes,
    List<String> remedy,
    Counted counted) {

  public ControlCard {
    mappings = List.copyOf(mappings);
    resourceTypes = List.copyOf(resourceTypes);
    remedy = List.copyOf(remedy);
  }
}
