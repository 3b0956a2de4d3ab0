package nl.dijkwacht.app.security;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.config.Stage;
import nl.dijkwacht.broker.BrokerSecurity;
import nl.dijkwacht.broker.BrokerSettings;
import nl.dijkwacht.broker.EmbeddedBroker;
import org.apache.kafka.clients.admin.Admin;

/**
 * A broker with TLS, sign-in by SCRAM, PLAIN and tokens, and an authorizer that denies what is not
 * granted. The user {@code admin} may do all, {@code dijkwacht} and those of the stages nothing at
 * first.
 */
final class SecuredBroker implements AutoCloseable {

  static final String USER = "dijkwacht";

  /** With what must be quoted. */
  static final String PASSWORD = "pass\"word\\ of 'a' test";

  private static final String STAGE_PASSWORD = "of-a-stage";
  private static final String ADMIN = "admin";
  private static final String ADMIN_PASSWORD = "admin-of-a-test";
  private static final int PARTITIONS = 2;

  private final EmbeddedBroker broker;
  private final TokenEndpoint tokens;
  private final Path folder;
  private final Path authority;

  private SecuredBroker(EmbeddedBroker broker, TokenEndpoint tokens, Path folder, Path authority) {
    this.broker = broker;
    this.tokens = tokens;
    this.folder = folder;
    this.authority = authority;
  }

  static SecuredBroker start(Path folder) throws Exception {
    Certificates certificates = new Certificates(folder);
    certificates.make("broker", "CN=broker", "san=ip:127.0.0.1");
    TokenEndpoint tokens = TokenEndpoint.start();
    Path jwks = folder.resolve("jwks.json");
    tokens.writeKeys(jwks);
    System.setProperty("org.apache.kafka.sasl.oauthbearer.allowed.urls", jwks.toUri().toString());
    BrokerSecurity security =
        new BrokerSecurity(
            "SASL_SSL",
            properties(certificates, jwks),
            List.of(
                scram("SCRAM-SHA-512", ADMIN, ADMIN_PASSWORD),
                scram("SCRAM-SHA-512", USER, PASSWORD),
                scram("SCRAM-SHA-256", USER, PASSWORD)));
    EmbeddedBroker broker =
        EmbeddedBroker.start(new BrokerSettings(folder.resolve("broker"), 0, PARTITIONS, security));
    return new SecuredBroker(broker, tokens, folder, certificates.certificate("broker"));
  }

  private static String scram(String mechanism, String user, String password) {
    return "%s=[name=%s,password=%s]".formatted(mechanism, user, password);
  }

  private static Map<String, String> properties(Certificates certificates, Path jwks)
      throws Exception {
    String own = certificates.certificate("broker").toString();
    Path both = Path.of(own.replace(".pem", "-both.pem"));
    Files.writeString(
        both,
        Files.readString(certificates.key("broker"))
            + Files.readString(certificates.certificate("broker")));
    String listener = "listener.name.broker.";
    Map<String, String> properties = new HashMap<>();
    properties.put("ssl.keystore.type", "PEM");
    properties.put("ssl.keystore.location", both.toString());
    properties.put("ssl.truststore.type", "PEM");
    properties.put("ssl.truststore.location", own);
    properties.put(
        listener + "sasl.enabled.mechanisms", "SCRAM-SHA-512,SCRAM-SHA-256,PLAIN,OAUTHBEARER");
    properties.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512");
    for (String mechanism : List.of("scram-sha-512", "scram-sha-256")) {
      properties.put(
          listener + mechanism + ".sasl.jaas.config",
          "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
              .formatted(ADMIN, ADMIN_PASSWORD));
    }
    properties.put(
        listener + "plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required user_plain=\"plain-password\"%s;"
            .formatted(stages()));
    properties.put(
        listener + "oauthbearer.sasl.jaas.config",
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;");
    properties.put(
        listener + "oauthbearer.sasl.server.callback.handler.class",
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler");
    properties.put(
        listener + "oauthbearer.sasl.oauthbearer.jwks.endpoint.url", jwks.toUri().toString());
    properties.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    properties.put("super.users", "User:admin;User:ANONYMOUS");
    // A busy machine may starve it for longer than a silent broker is held alive.
    properties.put("broker.session.timeout.ms", "60000");
    return properties;
  }

  private static String stages() {
    return Stream.of(Stage.values())
        .map(stage -> " user_%s=\"%s\"".formatted(user(stage), STAGE_PASSWORD))
        .collect(Collectors.joining());
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  TokenEndpoint tokens() {
    return tokens;
  }

  /** Settings of an instance that trusts the broker, and does not sign in yet. */
  Map<String, String> encrypted(String prefix) {
    Map<String, String> settings =
        Settings.on(bootstrapServers(), prefix, folder.resolve("data-" + prefix));
    settings.put("DIJKWACHT_KAFKA_SECURITY_TLS_ENABLED", "true");
    settings.put("DIJKWACHT_KAFKA_SECURITY_TLS_AUTHORITIES", authority.toString());
    return settings;
  }

  /** Settings of an instance that signs in as the user without rights. */
  Map<String, String> signedIn(String prefix, String mechanism) {
    return signedIn(prefix, mechanism, USER, PASSWORD);
  }

  static String user(Stage stage) {
    return "stage-" + stage.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Settings of an instance that signs in as a stage, by PLAIN: SCRAM costs each of many clients.
   */
  Map<String, String> asStage(String prefix, Stage stage) {
    return signedIn(prefix, "plain", user(stage), STAGE_PASSWORD);
  }

  /** Settings of who may do all. */
  Map<String, String> asAdministrator(String prefix) {
    return signedIn(prefix, "scram-sha-512", ADMIN, ADMIN_PASSWORD);
  }

  Map<String, String> signedIn(String prefix, String mechanism, String user, String password) {
    Map<String, String> settings = encrypted(prefix);
    settings.put("DIJKWACHT_KAFKA_SECURITY_SASL_MECHANISM", mechanism);
    settings.put("DIJKWACHT_KAFKA_SECURITY_SASL_USERNAME", user);
    settings.put("DIJKWACHT_KAFKA_SECURITY_SASL_PASSWORD", password);
    return settings;
  }

  /** How a client of who may do all reaches it, written by hand and not by the code under test. */
  Map<String, Object> administration() {
    return Map.of(
        "bootstrap.servers",
        bootstrapServers(),
        "security.protocol",
        "SASL_SSL",
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.location",
        authority.toString(),
        "sasl.mechanism",
        "SCRAM-SHA-512",
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(ADMIN, ADMIN_PASSWORD));
  }

  Admin administrator() {
    return Admin.create(administration());
  }

  @Override
  public void close() {
    broker.close();
    tokens.close();
  }
}
