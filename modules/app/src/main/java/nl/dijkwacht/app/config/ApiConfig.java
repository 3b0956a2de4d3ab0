package nl.dijkwacht.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import nl.dijkwacht.api.Tls;
import nl.dijkwacht.api.access.OidcSettings;
import nl.dijkwacht.api.views.ViewLimits;

/**
 * The HTTP API and the pages, which are served where metrics and health are.
 *
 * @param open whether everyone on this machine may do everything without a token, as in the demo
 * @param tokens the file of tokens, if one is named
 * @param oidc which tokens of OpenID Connect are accepted; its texts are empty where nothing is set
 * @param limits what is held in memory
 * @param requestsPerMinute of each caller; of each address twice as many
 * @param listeners to the stream of alerts at once
 * @param certificate PEM file for TLS, if one is named
 * @param key PEM file of its key, if one is named
 */
public record ApiConfig(
    boolean open,
    Optional<Path> tokens,
    OidcSettings oidc,
    ViewLimits limits,
    int requestsPerMinute,
    int listeners,
    Optional<Path> certificate,
    Optional<Path> key) {

  static ApiConfig read(Section section) {
    SettingType<Optional<Path>> path = SettingType.optional(SettingType.path());
    ViewLimits defaults = ViewLimits.DEFAULT;
    boolean open = section.value("open", SettingType.flag(), false);
    Optional<Path> tokens = section.value("tokens", path, Optional.empty());
    OidcSettings oidc = oidc(section.section("oidc"));
    Section tls = section.section("tls");
    return new ApiConfig(
        open,
        tokens,
        oidc,
        new ViewLimits(
            section.value("records", SettingType.integer(100, 1_000_000), defaults.records()),
            section.value("alerts", SettingType.integer(10, 100_000), defaults.alerts()),
            section.value(
                "accesses",
                SettingType.duration(Duration.ofMinutes(10), Duration.ofDays(30)),
                defaults.accesses())),
        section.value("requests-per-minute", SettingType.integer(10, 100_000), 600),
        section.value("listeners", SettingType.integer(0, 100), 20),
        tls.value("certificate", path, Optional.empty()),
        tls.value("key", path, Optional.empty()));
  }

  private static OidcSettings oidc(Section section) {
    return new OidcSettings(
        text(section, "issuer", ""),
        text(section, "audience", ""),
        text(section, "keys", ""),
        text(section, "name-claim", "sub"),
        text(section, "roles-claim", "roles"),
        text(section, "legal-entities-claim", "legal_entities"));
  }

  /** What may be missing is an empty text where it is used. */
  private static String text(Section section, String key, String otherwise) {
    SettingType<Optional<String>> text =
        SettingType.optional(SettingType.text("a text", value -> !value.isBlank()));
    return section
        .value(key, text, otherwise.isEmpty() ? Optional.empty() : Optional.of(otherwise))
        .orElse("");
  }

  /** Whether tokens of OpenID Connect are accepted. */
  public boolean hasOidc() {
    return !oidc.issuer().isEmpty();
  }

  /** Whether anybody can use it. */
  public boolean isOn() {
    return open || tokens.isPresent() || hasOidc();
  }

  /** By what the server shows who it is, if both files are named. */
  public Optional<Tls> tls() {
    return certificate.flatMap(chain -> key.map(secret -> new Tls(chain, secret)));
  }
}
