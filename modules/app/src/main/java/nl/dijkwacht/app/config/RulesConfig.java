package nl.dijkwacht.app.config;

import java.nio.file.Path;
import java.util.List;

/**
 * The Sigma rules to detect with.
 *
 * @param paths files and folders of the user's rules
 * @param ownPack whether the rules that come with Dijkwacht are used too
 */
public record RulesConfig(List<Path> paths, boolean ownPack) {
  static RulesConfig read(Section section) {
    return new RulesConfig(
        section.value("paths", SettingType.listOf(SettingType.path()), List.of()),
        section.value("own-pack", SettingType.flag(), true));
  }
}
