package nl.dijkwacht.app.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the people are protected that Dijkwacht itself holds data on.
 *
 * @param pseudonymKeys the file with the keys of pseudonyms, if one is named
 */
public record PrivacyConfig(Optional<Path> pseudonymKeys) {

  static PrivacyConfig read(Section section) {
    return new PrivacyConfig(
        section.value(
            "pseudonym-keys", SettingType.optional(SettingType.path()), Optional.empty()));
  }
}
