package nl.dijkwacht.api.resources;

import java.util.List;

/**
 * A control and how resources stand against it.
 *
 * @param headline which of the five it counts for; empty if it counts for none
 * @param mappings where it comes from, such as {@code avg 32(1)(a)}
 */
public record ControlCard(
    String id,
    String title,
    String titleNl,
    String level,
    String headline,
    List<String> mappings,
    Counted counted) {

  public ControlCard {
    mappings = List.copyOf(mappings);
  }
}
