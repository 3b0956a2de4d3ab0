package nl.dijkwacht.app.security;

import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.testkit.UniqueNames;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {

  private static final String TOPIC = "exchanged";

  @TempDir private static Path folder;
  private static SecuredBroker broker;
  private final String prefix = UniqueNames.unique("sign-in");

  @BeforeAll
  static void start() throws Exception {
    broker = SecuredBroker.start(folder);
    List<AclBinding> rights =
        Stream.of(SecuredBroker.USER, "plain", TokenEndpoint.CLIENT)
            .flatMap(user -> Stream.of(READ, WRITE).map(right -> right(user, right)))
            .toList();
    try (Admin admin = broker.administrator()) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
          .all()
          .get();
      admin.createAcls(rights).all().get();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  admin.describeAcls(AclBindingFilter.ANY).values().get().size() == rights.size());
    }
  }

  private static AclBinding right(String user, AclOperation right) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, TOPIC, PatternType.LITERAL),
        new AccessControlEntry("User:" + user, "*", right, AclPermissionType.ALLOW));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"scram-sha-512", "scram-sha-256"})
  void aClientSignsInByScram(String mechanism) throws Exception {
    assertThat(Exchange.of(broker.signedIn(prefix, mechanism), TOPIC, prefix + mechanism))
        .contains(prefix + mechanism);
  }

  @Test
  void aClientSignsInByPlainWithThePasswordOfAFile() throws Exception {
    Map<String, String> settings = broker.signedIn(prefix, "plain", "plain", "");
    settings.put(
        "DIJKWACHT_KAFKA_SECURITY_SASL_PASSWORD_FILE",
        Files.writeString(folder.resolve("plain.password"), "plain-password\n").toString());

    assertThat(Exchange.of(settings, TOPIC, prefix)).contains(prefix);
  }

  @Test
  void aClientSignsInByATokenForItsCredentials() throws Exception {
    assertThat(Exchange.of(byToken(TokenEndpoint.SECRET), TOPIC, prefix)).contains(prefix);
  }

  @Test
  void aClientThatGetsNoTokenIsTurnedAwayWithASentence() {
    CommandRun run = CommandRun.of(byToken("wr0ng"), "topics", "check");

    assertThat(run.exitCode()).isNotZero();
    assertThat(run.err()).hasLineCount(1).doesNotContain("wr0ng");
  }

  @Test
  void aWrongPasswordIsASentence() {
    CommandRun run =
        CommandRun.of(
            broker.signedIn(prefix, "scram-sha-512", SecuredBroker.USER, "wr0ng"),
            "topics",
            "check");

    assertThat(run.exitCode()).isNotZero();
    assertThat(run.err())
        .hasLineCount(1)
        .contains("the cluster refused the login", "Check kafka.security.")
        .doesNotContain("wr0ng");
  }

  @Test
  void aBrokerThatNobodyTrustsIsNotTalkedTo() {
    Map<String, String> settings = broker.signedIn(prefix, "scram-sha-512");
    settings.remove("DIJKWACHT_KAFKA_SECURITY_TLS_AUTHORITIES");

    CommandRun run = CommandRun.of(settings, "topics", "check");

    assertThat(run.exitCode()).isNotZero();
    assertThat(run.err()).hasLineCount(1).contains("the cluster refused the login", "SSL");
  }

  @Test
  void aFileThatIsMissingOrNoKeyIsASentence() throws Exception {
    Map<String, String> settings = broker.encrypted(prefix);
    settings.put(
        "DIJKWACHT_KAFKA_SECURITY_TLS_CERTIFICATE", folder.resolve("broker.pem").toString());
    settings.put("DIJKWACHT_KAFKA_SECURITY_TLS_KEY", folder.resolve("nowhere.key").toString());
    assertThat(CommandRun.of(settings, "topics", "check").err())
        .hasLineCount(1)
        .contains("there is no file", "nowhere.key (kafka.security.tls.key)");

    Path old =
        Files.writeString(folder.resolve("old.key"), "-----BEGIN RSA PRIVATE KEY-----\ns3cr3t\n");
    settings.put("DIJKWACHT_KAFKA_SECURITY_TLS_KEY", old.toString());
    assertThat(CommandRun.of(settings, "topics", "check").err())
        .hasLineCount(1)
        .contains("PKCS #8", "openssl pkcs8")
        .doesNotContain("s3cr3t");
  }

  private Map<String, String> byToken(String secret) {
    Map<String, String> settings = broker.encrypted(prefix);
    settings.put("DIJKWACHT_KAFKA_SECURITY_SASL_MECHANISM", "oauthbearer");
    settings.put("DIJKWACHT_KAFKA_SECURITY_SASL_TOKEN_URL", broker.tokens().url());
    settings.put("DIJKWACHT_KAFKA_SECURITY_SASL_CLIENT_ID", TokenEndpoint.CLIENT);
    settings.put("DIJKWACHT_KAFKA_SECURITY_SASL_CLIENT_SECRET", secret);
    settings.put("DIJKWACHT_KAFKA_SECURITY_SASL_SCOPE", TokenEndpoint.SCOPE);
    return settings;
  }
}
