package nl.dijkwacht.core;

import java.util.List;
import java.util.stream.Stream;

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

  /** A tag of rules whose findings tell that personal data were reached, laid open or sent away. */
  public static final String PERSONAL_DATA = "dijkwacht.personal-data";

  /** A tag of what the registers say is meant: it is a finding, and wakes nobody. */
  public static final String EXPECTED = "dijkwacht.expected";

  public RuleRef {
    tags = List.copyOf(tags);
    response = List.copyOf(response);
  }

  /** The same at another level. */
  public RuleRef at(Level other) {
    return new RuleRef(id, version, title, description, other, tags, response);
  }

  /** The same with one more tag. */
  public RuleRef with(String tag) {
    List<String> more = Stream.concat(tags.stream(), Stream.of(tag)).toList();
    return new RuleRef(id, version, title, description, level, more, response);
  }
}
