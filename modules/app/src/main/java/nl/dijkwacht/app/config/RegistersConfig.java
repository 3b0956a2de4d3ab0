package nl.dijkwacht.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.registers.RegisterSettings;

/**
 * The registers.
 *
 * @param paths files and folders of the user's registers
 * @param settings how they and the tags of resources are read
 */
public record RegistersConfig(List<Path> paths, RegisterSettings settings) {

  private static final String TAG = "a tag and its value, such as AVG=Ja";
  private static final String WORD = "a word of letters and *, such as patient* or !demo";

  static RegistersConfig read(Section section) {
    RegisterSettings defaults = RegisterSettings.DEFAULT;
    return new RegistersConfig(
        section.value("paths", SettingType.listOf(SettingType.path()), List.of()),
        new RegisterSettings(
            tags(section, "personal-data-tags", defaults.personalDataTags()),
            tags(section, "special-category-tags", defaults.specialCategoryTags()),
            section.value(
                "owner-tags",
                SettingType.listOf(SettingType.text("a tag", tag -> !tag.isBlank())),
                defaults.ownerTags()),
            section.value(
                "longest-exception",
                SettingType.duration(Duration.ofDays(1), Duration.ofDays(36_500)),
                defaults.longestException()),
            defaults.knownRules(),
            section.value(
                "personal-data-names",
                SettingType.listOf(SettingType.text(WORD, RegistersConfig::isWord)),
                defaults.personalDataNames()),
            defaults.today()));
  }

  private static boolean isWord(String pattern) {
    String word = pattern.startsWith("!") ? pattern.substring(1) : pattern;
    return word.codePoints().anyMatch(Character::isLetter)
        && word.codePoints().allMatch(c -> Character.isLetter(c) || c == '*');
  }

  private static Map<String, List<String>> tags(
      Section section, String key, Map<String, List<String>> defaults) {
    List<String> pairs = new ArrayList<>();
    new TreeMap<>(defaults)
        .forEach((name, values) -> values.forEach(value -> pairs.add(name + "=" + value)));
    Map<String, List<String>> tags = new LinkedHashMap<>();
    section
        .value(
            key,
            SettingType.listOf(SettingType.text(TAG, RegistersConfig::isTag)),
            List.copyOf(pairs))
        .forEach(
            pair -> {
              int equals = pair.indexOf('=');
              tags.computeIfAbsent(pair.substring(0, equals), any -> new ArrayList<>())
                  .add(pair.substring(equals + 1));
            });
    return tags;
  }

  private static boolean isTag(String pair) {
    int equals = pair.indexOf('=');
    return equals > 0 && equals < pair.length() - 1;
  }
}
