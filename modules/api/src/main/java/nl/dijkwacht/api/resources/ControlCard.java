package nl.dijkwacht.api.resources;

import java.util.List;

/**
 * A control and how resources stand against it.
 *
 * @param titleNl the title in Dutch; empty if there is none
 * @param why it matters
 * @param whyNl the same in Dutch; empty if it is not told in Dutch
 * @param headline which of the five it counts for; empty if it counts for none
 * @param mappings where it comes from, such as {@code avg 32(1)(a)}
 * @param resourceTypes by AWS Config's names
 * @param remedy what to do, step by step
 * @param remedyNl the same in Dutch; empty if it is not told in Dutch
 */
public record ControlCard(
    String id,
    String title,
    String titleNl,
    String why,
    String whyNl,
    String level,
    String headline,
    List<String> mappings,
    List<String> resourceTypes,
    List<String> remedy,
    List<String> remedyNl,
    Counted counted) {

  public ControlCard {
    mappings = List.copyOf(mappings);
    resourceTypes = List.copyOf(resourceTypes);
    remedy = List.copyOf(remedy);
    remedyNl = List.copyOf(remedyNl);
  }
}
