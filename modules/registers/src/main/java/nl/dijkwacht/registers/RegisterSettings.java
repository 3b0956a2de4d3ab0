package nl.dijkwacht.registers;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How registers are read, and what tags of resources mean. Names and values of tags are compared
 * whatever their letter case.
 *
 * @param personalDataTags values that tell of personal data, by the tag's name
 * @param specialCategoryTags values that tell of data of Art. 9 AVG, by the tag's name
 * @param ownerTags names of tags that tell who answers for a resource, the first that is there
 *     counts
 * @param longestException from an exception's beginning to its expiry
 * @param knownRules ids of rules and controls; an exception for another one gets a warning. Empty
 *     if that is not looked at
 * @param personalDataNames patterns of words in names of resources that tell of personal data;
 *     those that begin with {@code !} tell that there are none, whatever the others do
 * @param today on which a review that is past gets a warning; null if that is not looked at
 */
public record RegisterSettings(
    Map<String, List<String>> personalDataTags,
    Map<String, List<String>> specialCategoryTags,
    List<String> ownerTags,
    Duration longestException,
    Set<String> knownRules,
    List<String> personalDataNames,
    @Nullable LocalDate today) {

  /** The tags of the checklist; exceptions for a year, and time to decide on the next. */
  public static final RegisterSettings DEFAULT =
      new RegisterSettings(
          Map.of(
              "DataClassificatie", List.of("Persoonlijk", "Persoonsgegevens"),
              "AVG", List.of("Ja")),
          Map.of("DataType", List.of("Medisch"), "NEN7510", List.of("Ja")),
          List.of("Eigenaar", "Owner"),
          Duration.ofDays(400),
          Set.of(),
          NameMeaning.WORDS,
          null);

  public RegisterSettings {
    personalDataTags = Map.copyOf(personalDataTags);
    specialCategoryTags = Map.copyOf(specialCategoryTags);
    ownerTags = List.copyOf(ownerTags);
    knownRules = Set.copyOf(knownRules);
    personalDataNames = List.copyOf(personalDataNames);
  }

  /** With the words that names are looked through for by default. */
  public RegisterSettings(
      Map<String, List<String>> personalDataTags,
      Map<String, List<String>> specialCategoryTags,
      List<String> ownerTags,
      Duration longestException,
      Set<String> knownRules) {
    this(
        personalDataTags,
        specialCategoryTags,
        ownerTags,
        longestException,
        knownRules,
        NameMeaning.WORDS,
        null);
  }

  /** The same, where exceptions for others than these rules and controls get a warning. */
  public RegisterSettings forKnown(Set<String> ruleIds) {
    return new RegisterSettings(
        personalDataTags,
        specialCategoryTags,
        ownerTags,
        longestException,
        ruleIds,
        personalDataNames,
        today);
  }

  /** The same, where what is past on a day gets a warning. */
  public RegisterSettings asOf(LocalDate day) {
    return new RegisterSettings(
        personalDataTags,
        specialCategoryTags,
        ownerTags,
        longestException,
        knownRules,
        personalDataNames,
        day);
  }
}
