package nl.dijkwacht.core;

import java.util.List;

/**
 * What people need to know of the rule behind a signal.
 *
 * @param id of the rule, stable over its versions
 * @param version hash of the rule's content
 * @param tags such as {@code attack.t1530} and {@code avg.art-32-1-b}
 * @param response what to do first, step by step
 */
public record RuleRef(
    String id,
    String version,
    String title,
    String description,
    Level level,
    List<String> tags,
    List<String> response) {

  public RuleRef {
    tags = List.copyOf(tags);
    response = List.copyOf(response);
  }
}
