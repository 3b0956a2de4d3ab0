package nl.dijkwacht.registers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.core.resource.ConfigurationItem;

/** What the tags of a resource tell of its data, whatever their letter case. Thread-safe. */
final class TagMeaning {

  private static final int LONGEST_OWNER = 200;

  private final Map<String, Set<String>> personalData;
  private final Map<String, Set<String>> specialCategory;
  private final List<String> ownerTags;

  TagMeaning(RegisterSettings settings) {
    this.personalData = lower(settings.personalDataTags());
    this.specialCategory = lower(settings.specialCategoryTags());
    this.ownerTags = settings.ownerTags().stream().map(TagMeaning::lower).toList();
  }

  private static Map<String, Set<String>> lower(Map<String, List<String>> tags) {
    Map<String, Set<String>> lower = new HashMap<>();
    tags.forEach(
        (name, values) ->
            values.forEach(
                value ->
                    lower.computeIfAbsent(lower(name), any -> new HashSet<>()).add(lower(value))));
    return lower;
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** The tags of a resource by their names in lower case; none if nothing is known of them. */
  static Map<String, String> known(ConfigurationItem item) {
    if (!item.tagsKnown() || item.status() == ConfigurationItem.Status.DELETED) {
      return Map.of();
    }
    Map<String, String> known = new HashMap<>();
    item.tags().forEach((name, value) -> known.merge(lower(name), value, TagMeaning::first));
    return known;
  }

  /** Two tags whose names differ in letter case only: the same one wins whatever their order. */
  private static String first(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  boolean isPersonalData(Map<String, String> known) {
    return tells(personalData, known);
  }

  boolean isSpecialCategory(Map<String, String> known) {
    return tells(specialCategory, known);
  }

  private static boolean tells(Map<String, Set<String>> meaning, Map<String, String> known) {
    return meaning.entrySet().stream()
        .anyMatch(
            tag -> {
              String value = known.get(tag.getKey());
              return value != null && tag.getValue().contains(lower(value));
            });
  }

  Optional<String> owner(Map<String, String> known) {
    return ownerTags.stream()
        .map(name -> known.getOrDefault(name, "").strip())
        .filter(owner -> !owner.isEmpty())
        .map(TagMeaning::cut)
        .findFirst();
  }

  private static String cut(String owner) {
    return owner.codePointCount(0, owner.length()) <= LONGEST_OWNER
        ? owner
        : owner.substring(0, owner.offsetByCodePoints(0, LONGEST_OWNER));
  }
}
