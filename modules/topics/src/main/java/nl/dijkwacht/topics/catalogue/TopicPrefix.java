package nl.dijkwacht.topics.catalogue;

import java.util.Optional;

/**
 * What the names of a tenant's topics, groups and transactions begin with, without the dot behind
 * it.
 */
public record TopicPrefix(String value) {

  /** The prefix unless the configuration gives another. */
  public static final TopicPrefix DEFAULT = new TopicPrefix("dijkwacht");

  /** Leaves room for the names of Kafka Streams' internal topics within Kafka's 249 characters. */
  private static final int LONGEST = 80;

  public TopicPrefix {
    Optional<String> problem = problem(value);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
  }

  /** What is wrong with a text as a prefix: a sentence for people, empty if nothing is. */
  public static Optional<String> problem(String value) {
    if (value.isEmpty() || value.length() > LONGEST) {
      return Optional.of(
          "A topic prefix has 1 to %d characters, and this one has %d."
              .formatted(LONGEST, value.length()));
    }
    boolean known = value.chars().allMatch(c -> isLetterOrDigit(c) || c == '-' || c == '.');
    boolean wholeParts =
        isLetterOrDigit(value.charAt(0))
            && isLetterOrDigit(value.charAt(value.length() - 1))
            && !value.contains("..");
    return known && wholeParts
        ? Optional.empty()
        : Optional.of(
            "A topic prefix is made of lower-case letters, digits and hyphens, with single dots"
                + " between parts, such as acme.dijkwacht.");
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    return value;
  }
}
