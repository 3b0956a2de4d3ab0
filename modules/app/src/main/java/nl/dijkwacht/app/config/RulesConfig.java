package nl.dijkwacht.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The Sigma rules to detect with.
 *
 * @param paths files and folders of the user's rules
 * @param ownPack whether the rules that come with Dijkwacht are used too
 * @param placeholders what {@code %name%} stands for in rules, by name
 */
public record RulesConfig(
    List<Path> paths, boolean ownPack, Map<String, List<String>> placeholders) {
  private static final SettingType<List<String>> TEXTS =
      SettingType.listOf(SettingType.text(Function.identity()));

  /** Often the names of people, so that they are counted and not shown. */
  private static final SettingType<List<String>> VALUES =
      new SettingType<>(
          true,
          (fields, key, problems) -> {
            List<String> values = TEXTS.reading().read(fields, key, problems);
            if (values.isEmpty()) {
              problems.error(
                  fields.placeOf(key), "'" + key + "' has no value; give one, or remove the key");
            }
            return values;
          },
          values -> values.size() == 1 ? "(1 value)" : "(" + values.size() + " values)");

  static RulesConfig read(Section section) {
    return new RulesConfig(
        section.value("paths", SettingType.listOf(SettingType.path()), List.of()),
        section.value("own-pack", SettingType.flag(), true),
        section
            .section("placeholders")
            .values(UnaryOperator.identity(), name -> VALUES, List.of()));
  }
}
