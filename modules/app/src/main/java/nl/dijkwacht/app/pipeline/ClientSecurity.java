package nl.dijkwacht.app.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.app.config.KafkaSaslConfig;
import nl.dijkwacht.app.config.KafkaSaslConfig.Mechanism;
import nl.dijkwacht.app.config.KafkaSecurityConfig;
import nl.dijkwacht.app.config.KafkaTlsConfig;
import nl.dijkwacht.app.config.Secret;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/**
 * Makes the properties of Kafka's clients by which they reach a secured cluster. Files are read
 * here, once: what is replaced in them counts from the next start.
 */
final class ClientSecurity {

  /** More is no certificate, key or password. */
  private static final int LONGEST_FILE = 1 << 20;

  private static final String PEM = "PEM";
  private static final String KEY_BEGINS = "-----BEGIN PRIVATE KEY-----";
  private static final String CERTIFICATE_BEGINS = "-----BEGIN CERTIFICATE-----";

  /** Kafka fetches tokens of no others, so that properties from outside cannot make it ask any. */
  private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

  /** Kafka would wait without an end for who takes the connection and gives no token. */
  private static final String TOKEN_LIMIT_MILLIS = "10000";

  private ClientSecurity() {}

  /** The limits that hold unless the configuration has others; none where no token is fetched. */
  static Map<String, String> limits(KafkaSecurityConfig security) {
    return security.sasl().mechanism() == Mechanism.OAUTHBEARER
        ? Map.of(
            SaslConfigs.SASL_LOGIN_CONNECT_TIMEOUT_MS, TOKEN_LIMIT_MILLIS,
            SaslConfigs.SASL_LOGIN_READ_TIMEOUT_MS, TOKEN_LIMIT_MILLIS)
        : Map.of();
  }

  /**
   * The properties, none for a cluster that is not secured.
   *
   * @param security as the configuration has it, without contradictions
   * @throws IOException with a sentence for people, if a file cannot be used; without its content
   */
  static Map<String, String> properties(KafkaSecurityConfig security) throws IOException {
    boolean signsIn = security.sasl().mechanism() != Mechanism.NONE;
    boolean encrypts = security.tls().enabled();
    Map<String, String> properties = new HashMap<>();
    if (encrypts) {
      properties.putAll(tls(security.tls()));
    }
    if (signsIn) {
      properties.putAll(sasl(security.sasl()));
    }
    if (encrypts || signsIn) {
      properties.put(
          CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol(encrypts, signsIn).name);
    }
    return properties;
  }

  private static SecurityProtocol protocol(boolean encrypts, boolean signsIn) {
    if (encrypts) {
      return signsIn ? SecurityProtocol.SASL_SSL : SecurityProtocol.SSL;
    }
    return SecurityProtocol.SASL_PLAINTEXT;
  }

  private static Map<String, String> tls(KafkaTlsConfig tls) throws IOException {
    Map<String, String> properties = new HashMap<>();
    properties.put(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, "https");
    Optional<Path> authorities = tls.authorities();
    if (authorities.isPresent()) {
      properties.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, PEM);
      properties.put(
          SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG,
          certificates(authorities.get(), "kafka.security.tls.authorities"));
    }
    Optional<Path> certificate = tls.certificate();
    Optional<Path> key = tls.key();
    if (certificate.isPresent() && key.isPresent()) {
      properties.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, PEM);
      properties.put(
          SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG,
          certificates(certificate.get(), "kafka.security.tls.certificate"));
      properties.put(SslConfigs.SSL_KEYSTORE_KEY_CONFIG, key(key.get(), tls.keyPassword()));
    }
    return properties;
  }

  private static String certificates(Path file, String setting) throws IOException {
    String text = read(file, setting);
    if (!text.contains(CERTIFICATE_BEGINS)) {
      throw new IOException(
          "%s (%s) holds no certificate in PEM; it begins with %s"
              .formatted(file, setting, CERTIFICATE_BEGINS));
    }
    return text;
  }

  private static String key(Path file, Secret password) throws IOException {
    String setting = "kafka.security.tls.key";
    String text = read(file, setting);
    if (EncryptedKey.isIn(text)) {
      return opened(file, text, password);
    }
    if (!text.contains(KEY_BEGINS)) {
      throw new IOException(
          ("%s (%s) holds no private key in PKCS #8, which begins with %s; convert it with"
                  + " 'openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW'")
              .formatted(file, setting, KEY_BEGINS));
    }
    return text;
  }

  private static String opened(Path file, String text, Secret password) throws IOException {
    String setting = "kafka.security.tls.key-password";
    if (!password.isGiven()) {
      throw new IOException(
          "the key in %s is encrypted; set %s or %s-file".formatted(file, setting, setting));
    }
    try {
      return EncryptedKey.opened(text, secret(password, setting));
    } catch (IOException e) {
      throw new IOException("%s (%s, %s)".formatted(e.getMessage(), file, setting), e);
    }
  }

  private static Map<String, String> sasl(KafkaSaslConfig sasl) throws IOException {
    Map<String, String> properties = new HashMap<>();
    properties.put(SaslConfigs.SASL_MECHANISM, sasl.mechanism().saslName());
    switch (sasl.mechanism()) {
      case SCRAM_SHA_256, SCRAM_SHA_512 ->
          properties.put(SaslConfigs.SASL_JAAS_CONFIG, byPassword(ScramLoginModule.class, sasl));
      case PLAIN ->
          properties.put(SaslConfigs.SASL_JAAS_CONFIG, byPassword(PlainLoginModule.class, sasl));
      case OAUTHBEARER -> properties.putAll(byToken(sasl));
      case NONE -> throw new IllegalArgumentException("there is no sign-in");
    }
    return properties;
  }

  private static String byPassword(Class<?> module, KafkaSaslConfig sasl) throws IOException {
    return "%s required username=\"%s\" password=\"%s\";"
        .formatted(
            module.getName(),
            quoted(sasl.username().orElse("")),
            quoted(secret(sasl.password(), "kafka.security.sasl.password")));
  }

  private static Map<String, String> byToken(KafkaSaslConfig sasl) throws IOException {
    URI tokenUrl = sasl.tokenUrl().orElseThrow();
    allow(tokenUrl);
    Map<String, String> properties = new HashMap<>();
    properties.put(
        SaslConfigs.SASL_JAAS_CONFIG, OAuthBearerLoginModule.class.getName() + " required;");
    properties.put(
        SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS,
        OAuthBearerLoginCallbackHandler.class.getName());
    properties.put(SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL, tokenUrl.toString());
    properties.put(
        SaslConfigs.SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_ID, sasl.clientId().orElse(""));
    properties.put(
        SaslConfigs.SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_SECRET,
        secret(sasl.clientSecret(), "kafka.security.sasl.client-secret"));
    sasl.scope().ifPresent(scope -> properties.put(SaslConfigs.SASL_OAUTHBEARER_SCOPE, scope));
    return properties;
  }

  private static synchronized void allow(URI tokenUrl) {
    Set<String> urls = new LinkedHashSet<>();
    String before = System.getProperty(ALLOWED_URLS, "");
    Arrays.stream(before.split(",")).filter(url -> !url.isBlank()).forEach(urls::add);
    urls.add(tokenUrl.toString());
    System.setProperty(ALLOWED_URLS, String.join(",", List.copyOf(urls)));
  }

  /** Within the quotes of JAAS, in which a backslash begins an escape. */
  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String secret(Secret secret, String setting) throws IOException {
    Optional<Path> file = secret.file();
    String text =
        file.isPresent()
            ? read(file.get(), setting + "-file").replaceFirst("\\R\\z", "")
            : secret.value().orElse("");
    if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IOException(
          "what %s gives is empty or has more than one line; give the secret alone"
              .formatted(file.isPresent() ? setting + "-file" : setting));
    }
    return text;
  }

  private static String read(Path file, String setting) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST_FILE + 1);
      if (bytes.length > LONGEST_FILE) {
        throw new IOException("%s (%s) is larger than 1 MiB".formatted(file, setting));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (NoSuchFileException missing) {
      throw new IOException("there is no file %s (%s)".formatted(file, setting), missing);
    }
  }
}
