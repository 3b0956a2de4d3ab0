package nl.dijkwacht.app.commands.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.LoggedLines;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.TopicContent;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingUpdate;
import nl.dijkwacht.core.privacy.AuditEvent;
import nl.dijkwacht.core.privacy.PseudonymKeyFile;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pseudonyms, resolving, exports and holds at the terminal. */
class PrivacyCommandsTest {

  private static final Instant AT = Instant.parse("2026-11-26T10:00:00Z");
  private static final String ROLE = "arn:aws:iam::111122223333:role/AWSReservedSSO_Zorg_1/";
  private static final String ANNA = ROLE + "anna@example.nl";
  private static final String PIET = ROLE + "piet@example.nl";

  private final String prefix = UniqueNames.unique("privacy");

  @TempDir private Path folder;

  // Set before each test.
  @SuppressWarnings("NullAway.Init")
  private Map<String, String> settings;

  @BeforeEach
  void start() {
    settings = Settings.on(SharedBroker.bootstrapServers(), prefix, folder.resolve("data"));
    settings.put("DIJKWACHT_PRIVACY_PSEUDONYM_KEYS", keys().toString());
    assertThat(run("pseudonyms", "rotate").exitCode()).isZero();
    assertThat(run("topics", "create").exitCode()).isZero();
  }

  private Path keys() {
    return folder.resolve("keys");
  }

  private CommandRun run(String... arguments) {
    return CommandRun.of(settings, arguments);
  }

  private String pseudonym(String identity) throws Exception {
    return new PseudonymKeyFile(keys()).read().of(identity);
  }

  private static EventSummary event(String id, String principal) {
    return new EventSummary(
        id,
        AT,
        AT,
        "s3.amazonaws.com",
        "GetObject",
        "111122223333",
        "eu-central-1",
        new Principal(Principal.Kind.PERSON_IN_ROLE, principal, "111122223333"),
        principal.equals(ANNA) ? "203.0.113.7" : "198.51.100.9",
        "aws-cli",
        null,
        null);
  }

  private static Finding finding(String principal) {
    RuleRef rule =
        new RuleRef(
            "r", "v1", "Read", "", nl.dijkwacht.core.signal.Level.HIGH, List.of(), List.of());
    Subject subject =
        new Subject("111122223333", Map.of("requestParameters.bucketName", "beelden"));
    EventSummary event = event("event of " + principal, principal);
    return FindingUpdate.of(
            null,
            Signal.of("tenant " + principal, rule, subject, event, event.eventId()),
            Duration.ofDays(3650))
        .finding();
  }

  private static Access access(String principal, long revision) {
    EventSummary event = event("event", principal);
    ResourceId bucket =
        new ResourceId("aws", "111122223333", "global", "AWS::S3::Bucket", "beelden");
    return new Access(
        event.principal(),
        new AssetRef(bucket, null, null, false, "", List.of()),
        Accessor.PERSON,
        AT,
        new Access.Counts(revision, 0, 0, 0, 0, 0, 0),
        0,
        10,
        1,
        null,
        List.of(new Access.Country("NL", 1)),
        List.of(),
        List.of("203.0.113.0/24"),
        List.of("aws-cli"),
        0,
        event,
        event,
        revision);
  }

  private <V> void send(Topic<V> topic, String key, V value) throws Exception {
    try (KafkaProducer<String, V> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", SharedBroker.bootstrapServers()),
            new StringSerializer(),
            topic.payload().serializer())) {
      producer
          .send(new ProducerRecord<>(topic.fullName(new TopicPrefix(prefix)), key, value))
          .get();
    }
  }

  private List<AuditEvent> audit() {
    return new TopicContent(SharedBroker.bootstrapServers(), prefix)
        .records(Topics.AUDIT_EVENTS).stream()
            .map(record -> Topics.AUDIT_EVENTS.payload().read(record.value(), record.headers()))
            .map(reading -> ((Reading.Value<AuditEvent>) reading).value())
            .toList();
  }

  @Test
  void whoOnlyChangedSomethingIsResolvedToo() throws Exception {
    ResourceId role = new ResourceId("aws", "111122223333", "global", "AWS::IAM::Role", "zorg");
    send(
        Topics.CHANGES,
        role.toString(),
        new Change("c-1", role, event("event", PIET), Change.Means.CONSOLE, null, null, null));

    CommandRun found = run("resolve", pseudonym(PIET), "--reason", "Incident 7");
    assertThat(found.exitCode()).as(found.err()).isZero();
    assertThat(found.out()).isEqualToIgnoringNewLines(PIET);
  }

  @Test
  void anExportOfWhoseProcessingIsRestrictedSaysSo() throws Exception {
    send(Topics.FINDINGS, "f", finding(ANNA));
    assertThat(
            run(
                    "hold",
                    "add",
                    "--person",
                    "anna@example.nl",
                    "--review",
                    "2036-01-01",
                    "--reason",
                    "Contested by Anna")
                .exitCode())
        .isZero();

    Path file = folder.resolve("anna.json");
    CommandRun export =
        run("export", ANNA, "--out", file.toString(), "--reason", "Request of Anna");
    assertThat(export.exitCode()).as(export.err()).isZero();
    assertThat(export.err()).contains("RESTRICTED since", "Art. 18 AVG");
  }

  @Test
  void aPseudonymIsResolvedInOneStepThatIsNotedWithoutTheName() throws Exception {
    send(Topics.FINDINGS, "f", finding(PIET));
    send(Topics.ACCESSES, "a", access(ANNA, 1));
    String anna = pseudonym(ANNA);
    assertThat(run("pseudonyms", "rotate").out()).contains("2 are kept");

    CommandRun found = run("resolve", anna, "--actor", "b.bakker", "--reason", "Incident 7");
    assertThat(found.exitCode()).as(found.err()).isZero();
    assertThat(found.out()).isEqualToIgnoringNewLines(ANNA);
    assertThat(run("resolve", pseudonym("piet@example.nl"), "--reason", "Incident 7").out())
        .isEqualToIgnoringNewLines("piet@example.nl");
    CommandRun nobody = run("resolve", pseudonym("nobody"), "--reason", "Incident 7");
    assertThat(nobody.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(nobody.out()).isEmpty();

    assertThat(audit()).extracting(AuditEvent::found).containsExactlyInAnyOrder(true, true, false);
    assertThat(audit())
        .filteredOn(event -> event.about().equals(anna))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.by()).isEqualTo("b.bakker");
              assertThat(event.user()).isEqualTo(System.getProperty("user.name"));
              assertThat(event.reason()).isEqualTo("Incident 7");
            });
    assertThat(audit().toString()).doesNotContain("anna", "piet");
  }

  @Test
  void withoutAReasonAKeyOrATopicNobodyIsTold() throws Exception {
    send(Topics.FINDINGS, "f", finding(ANNA));
    String anna = pseudonym(ANNA);

    assertThat(run("resolve", anna).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("resolve", anna, "--reason", " ").err()).contains("reason is too short");
    assertThat(run("resolve", "anna", "--reason", "Incident").err()).contains("is no pseudonym");
    assertThat(run("resolve", "p-000000-" + "a".repeat(16), "--reason", "Incident").err())
        .contains("its key is not in the file");
    assertThat(audit()).isEmpty();

    String old = anna.substring(2, 8);
    assertThat(run("pseudonyms", "retire", old).err()).contains("in use");
    run("pseudonyms", "rotate");
    assertThat(run("pseudonyms", "list").out()).hasLineCount(2).contains(old, "in use");
    assertThat(run("pseudonyms", "retire", old).exitCode()).isZero();
    assertThat(run("resolve", anna, "--reason", "Incident").err()).contains("retired");

    Files.delete(keys());
    assertThat(run("resolve", anna, "--reason", "Incident").err()).contains("is not there");
    settings.remove("DIJKWACHT_PRIVACY_PSEUDONYM_KEYS");
    assertThat(run("pseudonyms", "rotate").err()).contains("privacy.pseudonym-keys");
  }

  @Test
  void whatIsHeldOnAPersonIsWrittenAndOthersAreNotNamed() throws Exception {
    Finding shared = finding(ANNA);
    Finding ofPiet = finding(PIET);
    send(
        Topics.FINDINGS,
        "both",
        new Finding(
            shared.id(),
            shared.status(),
            shared.rule(),
            shared.subject(),
            shared.level(),
            2,
            shared.first(),
            ofPiet.latest(),
            null));
    send(Topics.FINDINGS, "other", ofPiet);
    send(Topics.ACCESSES, "minute", access(ANNA, 1));
    send(Topics.ACCESSES, "minute", access(ANNA, 2));
    send(Topics.ACCESSES, "other", access(PIET, 1));
    Path file = folder.resolve("anna.json");

    CommandRun run =
        run("export", "Anna@example.nl", "--out", file.toString(), "--reason", "Art. 15");

    assertThat(run.exitCode()).as(run.err()).isZero();
    String text = Files.readString(file, StandardCharsets.UTF_8);
    assertThat(text)
        .doesNotContain("piet", "198.51.100.9")
        .contains(pseudonym(PIET), "203.0.113.7");
    JsonNode document = new ObjectMapper().readTree(text);
    assertThat(document.get("findings")).hasSize(1);
    assertThat(document.get("accesses")).hasSize(1);
    assertThat(document.get("accesses").get(0).get("reads").asInt()).isEqualTo(2);
    assertThat(document.get("records").asInt()).isEqualTo(2);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(audit())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.action()).isEqualTo(AuditEvent.Action.EXPORT);
              assertThat(event.about()).isEqualTo(pseudonym("anna@example.nl"));
            });

    assertThat(run("export", "anna", "--out", file.toString(), "--reason", "Art. 15").err())
        .contains("a file " + file + " already");
    Path none = folder.resolve("none.json");
    assertThat(run("export", "nobody", "--out", none.toString(), "--reason", "Art. 15").exitCode())
        .isEqualTo(ExitCode.FAILURE);
  }

  @Test
  void aRestrictionMarksFindingsUntilItIsLifted() throws Exception {
    Finding finding = finding(ANNA);
    send(Topics.FINDINGS, finding.id(), finding);

    CommandRun added =
        run(
            "hold",
            "add",
            "--person",
            "Anna@Example.nl",
            "--review",
            "2999-01-01",
            "--as",
            "b.bakker",
            "--reason",
            "Contested");
    assertThat(added.exitCode()).as(added.err()).isZero();
    assertThat(run("findings", "show", finding.id()).err()).contains("RESTRICTED", "b.bakker");
    assertThat(run("hold", "list").out()).contains("2999-01-01", "person anna@example.nl");

    assertThat(run("hold", "lift", "--person", "anna@example.nl", "--reason", "Settled").exitCode())
        .isZero();
    assertThat(run("findings", "show", finding.id()).err()).doesNotContain("RESTRICTED");
    assertThat(run("hold", "lift", "--person", "anna@example.nl", "--reason", "Settled").err())
        .contains("no such hold");
    assertThat(audit())
        .extracting(AuditEvent::action)
        .containsExactlyInAnyOrder(AuditEvent.Action.RESTRICT, AuditEvent.Action.RELEASE);
    assertThat(audit().toString()).doesNotContain("anna");
  }

  @Test
  void aHoldIsReviewedOnADayToComeAndIsOnOneThing() {
    assertThat(
            run("hold", "add", "--person", "a", "--review", "2020-01-01", "--reason", "Late").err())
        .contains("not in the future");
    assertThat(run("hold", "add", "--review", "2999-01-01", "--reason", "None").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(
            run("hold", "add", "--case", "abcdef", "--review", "2999-01-01", "--reason", "No case")
                .err())
        .contains("there is no case");
  }

  @Test
  void theLogTellsWhoAsked() throws Exception {
    send(Topics.FINDINGS, "f", finding(ANNA));
    try (LoggedLines logged = LoggedLines.of("dijkwacht.audit", Level.INFO)) {
      run("resolve", pseudonym(ANNA), "--actor", "b.bakker", "--reason", "Incident 7");

      assertThat(logged.lines())
          .singleElement()
          .asString()
          .contains("resolve of " + pseudonym(ANNA) + " by b.bakker", "found: Incident 7")
          .doesNotContain("anna");
    }
  }
}
