package nl.dijkwacht.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.LoggedLines;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.Story;
import nl.dijkwacht.app.config.Stage;
import nl.dijkwacht.app.pipeline.Instance;
import nl.dijkwacht.app.pipeline.TopicFeed;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.privacy.PseudonymKeyFile;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code topics acls} prints is enough, and what is not granted is told. */
class LeastRightsTest {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir private static Path ofBroker;
  private static SecuredBroker broker;
  private static Admin admin;

  @TempDir private Path folder;
  private final String prefix = UniqueNames.unique("rights");
  private final List<AutoCloseable> running = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    broker = SecuredBroker.start(ofBroker);
    admin = broker.administrator();
  }

  @AfterAll
  static void end() {
    admin.close();
    broker.close();
  }

  @BeforeEach
  void createTopics() throws Exception {
    CommandRun created = CommandRun.of(broker.asAdministrator(prefix), "topics", "create");
    assertThat(created.exitCode()).as(created.err()).isZero();
  }

  /** Nobody keeps a right that the next test would have to grant. */
  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : running) {
      each.close();
    }
    admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
    await().atMost(LIMIT).until(() -> known().isEmpty());
  }

  @Test
  void eachStageDoesItsWorkWithTheRightsThatArePrintedForItAlone() throws Exception {
    for (Stage stage : Stage.values()) {
      grant("User:" + user(stage), "--stage", label(stage));
    }
    LoggedLines decisions = LoggedLines.of("kafka.authorizer.logger", Level.INFO);
    running.add(decisions);
    List<Alert> heard = new CopyOnWriteArrayList<>();
    Map<String, String> client = new HashMap<>();
    broker.administration().forEach((key, value) -> client.put(key, value.toString()));
    running.add(TopicFeed.start(client, new TopicPrefix(prefix), Topics.ALERTS, heard::add));

    Instance collecting = start(Stage.COLLECT);
    for (Stage stage : Stage.values()) {
      if (stage != Stage.COLLECT) {
        start(stage);
      }
    }
    collecting.pipeline().collectAndDrain(List.of(Story.write(folder.resolve("logs"), 0.2)));

    await().atMost(LIMIT).untilAsserted(() -> assertThat(titles(heard)).containsAll(Story.ALERTS));
    for (AutoCloseable each : running) {
      if (each instanceof Instance instance) {
        await().atMost(LIMIT).until(instance.pipeline()::isRunning);
      }
    }
    assertThat(decisions.lines()).filteredOn(line -> line.contains("User:stage-")).isEmpty();
  }

  @Test
  void aRightThatIsMissingIsToldByRunAndByDoctor() throws Exception {
    Collection<AclBinding> granted = grant("User:" + user(Stage.FINDINGS), "--stage", "findings");
    Map<String, String> settings = settings(Stage.FINDINGS);
    assertThat(CommandRun.of(settings, "doctor", "--no-aws").out()).doesNotContain("not allow");

    String signals = prefix + ".detect.signals";
    revoke(granted, ResourceType.TOPIC, signals);
    assertToldBy("run", settings, "Read on topic " + signals);
    assertToldBy("doctor", settings, "Read on topic " + signals);

    revoke(granted, ResourceType.TRANSACTIONAL_ID, prefix + ".findings-v");
    revoke(granted, ResourceType.GROUP, prefix + ".findings-v");
    assertToldBy("run", settings, "Read on group " + prefix + ".findings-v*");
    assertToldBy("run", settings, "Write on transactional-id " + prefix + ".findings-v*");
  }

  @Test
  void aRightThatIsTakenAwayLaterIsLoggedAndTheStageGoesOnOnceItIsBack() throws Exception {
    Collection<AclBinding> granted = grant("User:" + user(Stage.FINDINGS), "--stage", "findings");
    String signals = prefix + ".detect.signals";
    try (LoggedLines logged = LoggedLines.of("nl.dijkwacht.streams.runtime")) {
      Instance instance = start(Stage.FINDINGS);
      await().atMost(LIMIT).until(instance.pipeline()::isRunning);

      revoke(granted, ResourceType.TOPIC, signals);
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () ->
                  assertThat(logged.lines())
                      .anyMatch(
                          line ->
                              line.contains("Stage findings is not allowed what it needs")
                                  && line.contains(signals)));

      grant("User:" + user(Stage.FINDINGS), "--stage", "findings");
      await().atMost(LIMIT).until(instance.pipeline()::isRunning);
    }
  }

  @Test
  void whoHasNoRightAtAllIsToldWhatToDo() {
    try (LoggedLines decisions = LoggedLines.of("kafka.authorizer.logger", Level.INFO)) {
      CommandRun run = CommandRun.of(broker.signedIn(prefix, "scram-sha-512"), "findings", "list");

      assertThat(run.exitCode()).isNotZero();
      assertThat(run.err()).hasLineCount(1).contains("not allow", "dijkwacht topics acls");
      assertThat(decisions.lines()).anyMatch(line -> line.contains("User:" + SecuredBroker.USER));
    }
  }

  @Test
  void otherRolesDoTheirWorkWithTheRightsThatArePrintedForThem() throws Exception {
    String user = "User:" + SecuredBroker.USER;
    Map<String, String> settings = broker.signedIn(prefix, "scram-sha-512");

    grant(user, "--role", "operator");
    succeeds(settings, "findings", "list");
    succeeds(settings, "cases", "list");
    grant(user, "--role", "approver");
    succeeds(settings, "response", "list");
    settings.put("DIJKWACHT_PRIVACY_PSEUDONYM_KEYS", folder.resolve("keys").toString());
    succeeds(settings, "pseudonyms", "rotate");
    grant(user, "--role", "privacy");
    succeeds(settings, "hold", "list");
    succeeds(
        settings, "hold", "add", "--person", "jan", "--review", "2036-01-01", "--reason", "Asked");
    String pseudonym = new PseudonymKeyFile(folder.resolve("keys")).read().of("jan");
    assertThat(CommandRun.of(settings, "resolve", pseudonym, "--reason", "Duty").err())
        .contains("Nobody fits");
    assertThat(
            CommandRun.of(
                    settings,
                    "export",
                    "jan",
                    "--out",
                    folder.resolve("jan.json").toString(),
                    "--reason",
                    "Asked")
                .out())
        .contains("0 records about the person");
    grant(user, "--role", "replay");
    succeeds(settings, "dead-letters", "replay");
    grant(user, "--role", "administrator");
    succeeds(settings, "topics", "check");
    grant(user, "--role", "publisher");
    succeeds(
        settings,
        "rules",
        "publish",
        "--take-back-all",
        Files.createDirectory(folder.resolve("empty")).toString());
  }

  private static void succeeds(Map<String, String> settings, String... args) {
    CommandRun run = CommandRun.of(settings, args);
    assertThat(run.exitCode()).as(String.join(" ", args) + ": " + run.err()).isZero();
  }

  private void assertToldBy(String command, Map<String, String> settings, String what) {
    String[] args =
        command.equals("doctor") ? new String[] {"doctor", "--no-aws"} : new String[] {command};
    CommandRun run = CommandRun.of(settings, args);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat((run.out() + run.err()).replaceAll("\\s+", " "))
        .contains(what, "dijkwacht topics acls")
        .doesNotContain("Exception");
  }

  private Instance start(Stage stage) throws Exception {
    Instance instance =
        Instance.start(
            Settings.configuration(settings(stage)),
            RuleSources.local(true, List.of(), RuleSettings.DEFAULT),
            "test");
    running.add(0, instance);
    return instance;
  }

  private Map<String, String> settings(Stage stage) {
    Map<String, String> settings = broker.asStage(prefix, stage);
    settings.put("DIJKWACHT_STAGES", label(stage));
    settings.put("DIJKWACHT_DATA", folder.resolve("data-" + user(stage)).toString());
    return settings;
  }

  /** Grants exactly what the command prints. */
  private Collection<AclBinding> grant(String principal, String... whom) throws Exception {
    List<String> args =
        new ArrayList<>(List.of("topics", "acls", "--format", "json", "--principal", principal));
    args.addAll(List.of(whom));
    CommandRun printed = CommandRun.of(broker.asAdministrator(prefix), args.toArray(String[]::new));
    assertThat(printed.exitCode()).as(printed.err()).isZero();
    List<AclBinding> bindings = new ArrayList<>();
    JsonNode json = new ObjectMapper().readTree(printed.out());
    json.get("acls").forEach(acl -> bindings.add(binding(acl, json.get("principal").asText())));
    assertThat(bindings).isNotEmpty();
    admin.createAcls(bindings).all().get();
    await().atMost(LIMIT).until(() -> known().containsAll(bindings));
    return bindings;
  }

  private Collection<AclBinding> known() throws Exception {
    return admin.describeAcls(AclBindingFilter.ANY).values().get();
  }

  private static AclBinding binding(JsonNode acl, String principal) {
    return new AclBinding(
        new ResourcePattern(
            SecurityUtils.resourceType(acl.get("resourceType").asText()),
            acl.get("name").asText(),
            PatternType.valueOf(acl.get("patternType").asText().toUpperCase(Locale.ROOT))),
        new AccessControlEntry(
            principal,
            acl.get("host").asText(),
            SecurityUtils.operation(acl.get("operation").asText()),
            AclPermissionType.ALLOW));
  }

  private void revoke(Collection<AclBinding> granted, ResourceType type, String name)
      throws Exception {
    List<AclBinding> these =
        granted.stream()
            .filter(acl -> acl.pattern().resourceType() == type)
            .filter(acl -> acl.pattern().name().equals(name))
            .toList();
    assertThat(these).isNotEmpty();
    admin.deleteAcls(these.stream().map(AclBinding::toFilter).toList()).all().get();
    await().atMost(LIMIT).until(() -> known().stream().noneMatch(these::contains));
  }

  private static List<String> titles(List<Alert> alerts) {
    return alerts.stream()
        .filter(alert -> alert.finding().drift() == null)
        .map(alert -> alert.finding().rule().title())
        .toList();
  }

  private static String user(Stage stage) {
    return SecuredBroker.user(stage);
  }

  private static String label(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }
}
