package nl.dijkwacht.app.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.dijkwacht.app.config.KafkaSaslConfig.Mechanism;

/** Refuses settings of {@code kafka.security} that do not go together, or that lack one another. */
final class KafkaSecurityRules {

  private static final String TLS = "kafka.security.tls.";
  private static final String TLS_ENABLED = TLS + "enabled";
  private static final String SASL = "kafka.security.sasl.";
  private static final String MECHANISM = SASL + "mechanism";
  private static final String SERVERS = "kafka.bootstrap-servers";

  /** Kafka Streams reads each of them with the name of a kind of client before it too. */
  private static final Pattern PROPERTY =
      Pattern.compile("(?:(?:main|restore|global)\\.)?(?:(?:consumer|producer|admin)\\.)?(.*)");

  /** Properties of Kafka's clients that Dijkwacht makes of its settings, and of which. */
  private static final Map<String, String> MADE_OF =
      Map.ofEntries(
          Map.entry("security.protocol", "kafka.security"),
          Map.entry("sasl.mechanism", MECHANISM),
          Map.entry("sasl.jaas.config", SASL + "username and " + SASL + "password"),
          Map.entry("sasl.login.callback.handler.class", MECHANISM),
          Map.entry("sasl.oauthbearer.token.endpoint.url", SASL + "token-url"),
          Map.entry("sasl.oauthbearer.client.credentials.client.id", SASL + "client-id"),
          Map.entry("sasl.oauthbearer.client.credentials.client.secret", SASL + "client-secret"),
          Map.entry("sasl.oauthbearer.scope", SASL + "scope"),
          Map.entry("ssl.truststore.type", TLS + "authorities"),
          Map.entry("ssl.truststore.location", TLS + "authorities"),
          Map.entry("ssl.truststore.password", TLS + "authorities"),
          Map.entry("ssl.truststore.certificates", TLS + "authorities"),
          Map.entry("ssl.keystore.type", TLS + "certificate"),
          Map.entry("ssl.keystore.location", TLS + "certificate"),
          Map.entry("ssl.keystore.password", TLS + "key-password"),
          Map.entry("ssl.keystore.certificate.chain", TLS + "certificate"),
          Map.entry("ssl.keystore.key", TLS + "key"),
          Map.entry("ssl.key.password", TLS + "key-password"));

  private final KafkaConfig kafka;
  private final Ledger ledger;

  KafkaSecurityRules(KafkaConfig kafka, Ledger ledger) {
    this.kafka = kafka;
    this.ledger = ledger;
  }

  void check() {
    checkProperties();
    if (kafka.embedded()) {
      checkEmbedded();
    } else {
      checkTls();
      checkSasl();
    }
  }

  private void checkProperties() {
    for (String property : kafka.properties().values().keySet()) {
      Matcher parts = PROPERTY.matcher(property);
      String name = parts.matches() ? parts.group(1) : property;
      String key = "kafka.properties." + property;
      if (name.equals("ssl.endpoint.identification.algorithm")) {
        ledger.reject(
            "the names of brokers are always checked against their certificates; remove it, and"
                + " give the brokers certificates with their names",
            key);
      } else if (MADE_OF.containsKey(name)) {
        ledger.reject(
            "Dijkwacht sets %s itself; use %s instead".formatted(property, MADE_OF.get(name)), key);
      }
    }
  }

  private void checkEmbedded() {
    String message =
        "the embedded broker has no encryption and no sign-in; set kafka.bootstrap-servers, or"
            + " remove this";
    if (kafka.security().tls().enabled()) {
      ledger.reject(message, TLS_ENABLED, SERVERS);
    }
    if (kafka.security().sasl().mechanism() != Mechanism.NONE) {
      ledger.reject(message, MECHANISM, SERVERS);
    }
  }

  private void checkTls() {
    KafkaTlsConfig tls = kafka.security().tls();
    if (!tls.enabled()) {
      tlsSettings(tls)
          .forEach(
              (key, given) -> {
                if (given) {
                  ledger.reject(
                      "it is for TLS, which is off; set kafka.security.tls.enabled to true, or"
                          + " remove it",
                      TLS + key,
                      TLS_ENABLED);
                }
              });
      return;
    }
    if (tls.certificate().isPresent() != tls.key().isPresent()) {
      String given = tls.key().isPresent() ? "key" : "certificate";
      String other = tls.key().isPresent() ? "certificate" : "key";
      ledger.reject(
          "a certificate and its key go together; set %s%s too".formatted(TLS, other),
          TLS + given,
          TLS + other);
    }
    if (tls.keyPassword().isGiven() && tls.key().isEmpty()) {
      ledger.reject(
          "there is no key that it is for; set kafka.security.tls.key, or remove it",
          placeOf(tls.keyPassword(), TLS + "key-password"),
          TLS + "key");
    }
    refuseTwice(tls.keyPassword(), TLS + "key-password");
  }

  private static Map<String, Boolean> tlsSettings(KafkaTlsConfig tls) {
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put("authorities", tls.authorities().isPresent());
    given.put("certificate", tls.certificate().isPresent());
    given.put("key", tls.key().isPresent());
    given.put("key-password", tls.keyPassword().value().isPresent());
    given.put("key-password-file", tls.keyPassword().file().isPresent());
    return given;
  }

  private void checkSasl() {
    KafkaSaslConfig sasl = kafka.security().sasl();
    Mechanism mechanism = sasl.mechanism();
    boolean byToken = mechanism == Mechanism.OAUTHBEARER;
    boolean byPassword = mechanism != Mechanism.NONE && !byToken;
    String passwords = "scram-sha-512, scram-sha-256 and plain";
    judge("username", sasl.username().isPresent(), byPassword, true, passwords);
    judge(sasl.password(), "password", byPassword, passwords);
    judge("token-url", sasl.tokenUrl().isPresent(), byToken, true, "oauthbearer");
    judge("client-id", sasl.clientId().isPresent(), byToken, true, "oauthbearer");
    judge(sasl.clientSecret(), "client-secret", byToken, "oauthbearer");
    judge("scope", sasl.scope().isPresent(), byToken, false, "oauthbearer");
    checkUnencrypted(mechanism);
  }

  private void checkUnencrypted(Mechanism mechanism) {
    if (mechanism == Mechanism.NONE || kafka.security().tls().enabled()) {
      return;
    }
    if (mechanism.tellsSecret()) {
      ledger.reject(
          ("with %s and without TLS anyone on the network could read what lets Dijkwacht sign in;"
                  + " set kafka.security.tls.enabled to true")
              .formatted(mechanism.label()),
          MECHANISM,
          TLS_ENABLED);
    } else {
      ledger.warn(
          "without TLS all that is read and written can be read on the network, and the password"
              + " can be guessed from what goes over it; set kafka.security.tls.enabled to true",
          MECHANISM,
          TLS_ENABLED);
    }
  }

  private void judge(Secret secret, String key, boolean wanted, String users) {
    String place = placeOf(secret, SASL + key);
    judge(place.substring(SASL.length()), secret.isGiven(), wanted, true, users);
    refuseTwice(secret, SASL + key);
  }

  private void judge(String key, boolean given, boolean wanted, boolean needed, String users) {
    if (given && !wanted) {
      ledger.reject(
          "it is for %s only; set kafka.security.sasl.mechanism, or remove it".formatted(users),
          SASL + key,
          MECHANISM);
    }
    if (!given && wanted && needed) {
      ledger.reject(
          "%s needs %s%s too"
              .formatted(kafka.security().sasl().mechanism().label(), SASL, orFile(key)),
          MECHANISM,
          SASL + key);
    }
  }

  private static String orFile(String key) {
    return key.equals("password") || key.equals("client-secret")
        ? key + ", or " + SASL + key + "-file,"
        : key;
  }

  private void refuseTwice(Secret secret, String key) {
    if (secret.isGivenTwice()) {
      ledger.reject("it is given twice; remove %s or %s-file".formatted(key, key), key);
    }
  }

  private static String placeOf(Secret secret, String key) {
    return secret.value().isEmpty() && secret.file().isPresent() ? key + "-file" : key;
  }
}
