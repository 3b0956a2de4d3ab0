package nl.dijkwacht.app.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A secret as the configuration gives it: itself, or the file that holds it. Its text hides it.
 *
 * @param value the secret itself
 * @param file read when the secret is wanted
 */
public record Secret(Optional<String> value, Optional<Path> file) {

  static final String HIDDEN = "(hidden)";

  /** Reads the setting, and beside it the one with {@code -file} behind its name. */
  static Secret read(Section section, String key) {
    return new Secret(
        section.value(
            key, SettingType.optional(SettingType.text(value -> HIDDEN)), Optional.empty()),
        section.value(key + "-file", SettingType.optional(SettingType.path()), Optional.empty()));
  }

  public boolean isGiven() {
    return value.isPresent() || file.isPresent();
  }

  boolean isGivenTwice() {
    return value.isPresent() && file.isPresent();
  }

  @Override
  public String toString() {
    return value.map(hidden -> HIDDEN).or(() -> file.map(Path::toString)).orElse(SettingType.NONE);
  }
}
