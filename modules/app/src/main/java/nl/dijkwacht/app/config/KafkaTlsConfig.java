package nl.dijkwacht.app.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Encryption on the way to the brokers. Their names are checked against their certificates always.
 *
 * @param enabled whether the brokers listen with TLS
 * @param authorities PEM file with the certificates of those who signed the brokers' own; without
 *     it the JDK's authorities are trusted
 * @param certificate PEM file with the client's own certificate and those up to its authority
 * @param key PEM file with the private key to it, in PKCS #8
 * @param keyPassword what the private key is encrypted with
 */
public record KafkaTlsConfig(
    boolean enabled,
    Optional<Path> authorities,
    Optional<Path> certificate,
    Optional<Path> key,
    Secret keyPassword) {

  static KafkaTlsConfig read(Section section) {
    return new KafkaTlsConfig(
        section.value("enabled", SettingType.flag(), false),
        file(section, "authorities"),
        file(section, "certificate"),
        file(section, "key"),
        Secret.read(section, "key-password"));
  }

  private static Optional<Path> file(Section section, String key) {
    return section.value(key, SettingType.optional(SettingType.path()), Optional.empty());
  }
}
