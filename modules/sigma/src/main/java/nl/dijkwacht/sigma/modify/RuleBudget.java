package nl.dijkwacht.sigma.modify;

import java.util.Optional;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;

/**
 * What one rule may cost, in memory when it is loaded and in time for each event. A limit of the
 * whole rule is told once, since all that follows exceeds it too. For one rule and one thread.
 */
public final class RuleBudget {

  /**
   * Texts that one value may become by {@code expand}, {@code windash} and {@code base64offset}.
   */
  static final int MOST_VARIANTS = 1_000;

  /** Values of a rule, each variant counted. */
  static final int MOST_VALUES = 10_000;

  /** Characters of one value. */
  static final int LONGEST_VALUE = 4_000;

  /** Characters of all values of a rule. */
  static final int MOST_CHARACTERS = 1_000_000;

  /** Characters of all regular expressions of a rule, repetitions written out. */
  static final int MOST_REGEX_CHARACTERS = 20_000;

  /** Values that a rule's conditions refer to, each as often as a search is referred to. */
  static final int MOST_REFERENCES = 50_000;

  private final Problems problems;
  private int values;
  private long characters;
  private long regexCharacters;
  private long references;
  private boolean exceeded;

  RuleBudget(Problems problems) {
    this.problems = problems;
  }

  /** Values so far. */
  public int values() {
    return values;
  }

  /** Whether one value may become so many texts. */
  boolean allowsVariants(long variants, Place place) {
    return allows(
        variants <= MOST_VARIANTS,
        place,
        "by its modifiers and placeholders this one value becomes more than %,d texts; split it"
            .formatted(MOST_VARIANTS));
  }

  /** Whether a value of the rule, or what modifiers make of it, may be so long. */
  public boolean allowsLength(int length, Place place) {
    return allows(
        length <= LONGEST_VALUE,
        place,
        "a value has at most %,d characters, and this one has %,d"
            .formatted(LONGEST_VALUE, length));
  }

  boolean allowsValue(int length, Place place) {
    values++;
    characters += length;
    return allowsLength(length, place)
        && within(
            values <= MOST_VALUES,
            place,
            "a rule has at most %,d values, those counted that modifiers make; split the rule"
                .formatted(MOST_VALUES))
        && within(
            characters <= MOST_CHARACTERS,
            place,
            "the values of a rule have at most %,d characters in all; split the rule"
                .formatted(MOST_CHARACTERS));
  }

  boolean allowsRegex(long size, Place place) {
    regexCharacters += size;
    return within(
        regexCharacters <= MOST_REGEX_CHARACTERS,
        place,
        "the regular expressions of a rule have at most %,d characters in all, repetitions written out; split the rule"
            .formatted(MOST_REGEX_CHARACTERS));
  }

  /** What is wrong with one more reference of a condition to a search with so many values. */
  public Optional<String> refer(int valuesOfSearch) {
    references += Math.max(1, valuesOfSearch);
    return references <= MOST_REFERENCES
        ? Optional.empty()
        : Optional.of(
            "the condition refers to more than %,d values, each search counted as often as it is named; split the rule"
                .formatted(MOST_REFERENCES));
  }

  private boolean allows(boolean holds, Place place, String sentence) {
    if (!holds) {
      problems.error(place, sentence);
    }
    return holds;
  }

  private boolean within(boolean holds, Place place, String sentence) {
    if (!holds && !exceeded) {
      exceeded = true;
      problems.error(place, sentence);
    }
    return !exceeded;
  }
}
