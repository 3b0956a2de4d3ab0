package nl.dijkwacht.core.signal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people need to know of the rule behind a signal.
 *
 * @param id of the rule, stable over its versions
 * @param version hash of the rule's content
 * @param tags such as {@code attack.t1530} and {@code avg.art-32-1-b}
 * @param response what to do first, step by step
 * @param titleNl the title in Dutch; null if there is none
 * @param responseNl the steps in Dutch; null if there are none
 * @param descriptionNl the description in Dutch; null if there is none
 */
public record RuleRef(
    String id,
    String version,
    String title,
    String description,
    Level level,
    List<String> tags,
    List<String> response,
    @Nullable String titleNl,
    @Nullable List<String> responseNl,
    @Nullable String descriptionNl) {

  /** A tag of rules whose findings tell that personal data were reached, laid open or sent away. */
  public static final String PERSONAL_DATA = "dijkwacht.personal-data";

  /** A tag of what the registers say is meant: it is a finding, and wakes nobody. */
  public static final String EXPECTED = "dijkwacht.expected";

  public RuleRef {
    tags = List.copyOf(tags);
    response = List.copyOf(response);
    responseNl = responseNl == null ? null : List.copyOf(responseNl);
  }

  /** One that speaks English alone. */
  public RuleRef(
      String id,
      String version,
      String title,
      String description,
      Level level,
      List<String> tags,
      List<String> response) {
    this(id, version, title, description, level, tags, response, null, null, null);
  }

  /** The title in Dutch, if there is one. */
  public Optional<String> dutchTitle() {
    return Optional.ofNullable(titleNl);
  }

  /** The steps in Dutch, if there are any. */
  public Optional<List<String>> dutchResponse() {
    return Optional.ofNullable(responseNl);
  }

  /** The description in Dutch, if there is one. */
  public Optional<String> dutchDescription() {
    return Optional.ofNullable(descriptionNl);
  }

  /** The same that speaks Dutch too. */
  public RuleRef inDutch(String itsTitle, String itsDescription, List<String> steps) {
    return new RuleRef(
        id, version, title, description, level, tags, response, itsTitle, steps, itsDescription);
  }

  /** The same with another level. */
  public RuleRef at(Level other) {
    return new RuleRef(
        id, version, title, description, other, tags, response, titleNl, responseNl, descriptionNl);
  }

  /** The same with one more tag. */
  public RuleRef with(String tag) {
    List<String> more = Stream.concat(tags.stream(), Stream.of(tag)).toList();
    return new RuleRef(
        id, version, title, description, level, more, response, titleNl, responseNl, descriptionNl);
  }
}
