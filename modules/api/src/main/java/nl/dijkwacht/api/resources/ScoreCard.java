package nl.dijkwacht.api.resources;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The technical control score, as {@code dijkwacht controls report} tells it.
 *
 * @param at until when exceptions were reckoned with (wall clock)
 * @param resources whose state was read
 * @param parts by what the score is divided by, such as {@code headlines}, in the order to be shown
 */
public record ScoreCard(Instant at, long resources, Counted all, Map<String, List<Part>> parts) {

  public ScoreCard {
    parts = new LinkedHashMap<>(parts);
  }

  /**
   * One part.
   *
   * @param about what else people know it by; may be empty
   */
  public record Part(String name, String about, Counted counted) {}
}
