package nl.dijkwacht.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How Dijkwacht signs in to the brokers.
 *
 * @param username for SCRAM and PLAIN
 * @param password for SCRAM and PLAIN
 * @param tokenUrl of the endpoint that gives tokens for OAUTHBEARER
 * @param clientId for that endpoint
 * @param clientSecret for that endpoint
 * @param scope that is asked for there
 */
public record KafkaSaslConfig(
    Mechanism mechanism,
    Optional<String> username,
    Secret password,
    Optional<URI> tokenUrl,
    Optional<String> clientId,
    Secret clientSecret,
    Optional<String> scope) {

  /** In Kafka's words but for {@code NONE}. */
  public enum Mechanism {
    NONE,
    SCRAM_SHA_512,
    SCRAM_SHA_256,
    OAUTHBEARER,
    PLAIN;

    /** Its registered name. */
    public String saslName() {
      return name().replace('_', '-');
    }

    /** As it is written in the configuration. */
    String label() {
      return saslName().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody who listens on the network would learn what lets him sign in. */
    boolean tellsSecret() {
      return this == OAUTHBEARER || this == PLAIN;
    }
  }

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern ONE_LINE = Pattern.compile("\\P{Cntrl}{1,500}");

  static KafkaSaslConfig read(Section section) {
    return new KafkaSaslConfig(
        section.value("mechanism", SettingType.choice(Mechanism.class), Mechanism.NONE),
        text(section, "username"),
        Secret.read(section, "password"),
        section
            .value(
                "token-url",
                SettingType.optional(
                    SettingType.text(
                        "an address with https:// (http:// on this machine only)",
                        KafkaSaslConfig::isTokenUrl)),
                Optional.empty())
            .map(URI::create),
        text(section, "client-id"),
        Secret.read(section, "client-secret"),
        text(section, "scope"));
  }

  private static Optional<String> text(Section section, String key) {
    return section.value(
        key,
        SettingType.optional(
            SettingType.text(
                "a text of one line, up to 500 characters",
                text -> ONE_LINE.matcher(text).matches())),
        Optional.empty());
  }

  private static boolean isTokenUrl(String text) {
    try {
      URI uri = new URI(text);
      String host = uri.getHost();
      return host != null
          && uri.getUserInfo() == null
          && ("https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host)));
    } catch (URISyntaxException notOne) {
      return false;
    }
  }
}
