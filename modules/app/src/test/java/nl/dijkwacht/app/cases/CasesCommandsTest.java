package nl.dijkwacht.app.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.core.access.AccessEvent;
import nl.dijkwacht.core.access.AccessKind;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.simulator.hospital.CountryDatabase;
import nl.dijkwacht.topics.catalogue.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Cases from the finding to the file, at the terminal. */
@Execution(ExecutionMode.CONCURRENT)
class CasesCommandsTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** From which the name of who asks is read. */
  private static final String STANDARD_INPUT = "System.in";

  @TempDir private Path folder;

  // Set before each test.
  @SuppressWarnings("NullAway.Init")
  private CasesOnBroker stage;

  private final Instant happened = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);

  @BeforeEach
  void start() throws Exception {
    stage = new CasesOnBroker(folder);
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  private Case opened() {
    stage.sendRaw(Topics.TRAIL_EVENTS, "event-1", CasesOnBroker.RAW, happened);
    stage.send(CasesOnBroker.finding(happened));
    await().atMost(LIMIT).until(() -> !stage.cases().isEmpty());
    return stage.cases().get(0);
  }

  @Test
  void aBreachGoesFromTheFindingToItsFile() throws Exception {
    String id = opened().id().substring(0, 8);
    assertThat(stage.run("cases", "list").out()).contains(id, "BEOORDELING", "Mass download");

    assertThat(stage.run("cases", "acknowledge", id, "--as", "j.jansen").out())
        .contains("acknowledged", "j.jansen");
    CommandRun byOfficer = stage.run("cases", "aware", id, "--as", "f.groen", "--role", "fg");
    assertThat(byOfficer.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(byOfficer.err()).contains("Refused:", "Art. 38(6)");
    assertThat(stage.run("cases", "advise", id, "Notify.", "--role", "fg").exitCode()).isZero();
    assertThat(owner("aware", id).out()).contains("TE_BEPALEN", "authority", "2d 23h");
    assertThat(
            stage
                .run(
                    "cases",
                    "assess",
                    id,
                    "--nature",
                    "Downloaded",
                    "--kind",
                    "confidentiality",
                    "--subjects",
                    "900",
                    "--encrypted",
                    "yes",
                    "--actor-could-use-key",
                    "yes",
                    "--consequences",
                    "Fraud",
                    "--measures",
                    "Keys revoked")
                .out())
        .contains("Downloaded");
    assertThat(owner("decide", id, "--notify", "yes", "--reason", "Risk").out())
        .contains("TE_MELDEN");
    assertThat(owner("notify", id, "--to", "authority", "--reference", "AP-1").out())
        .contains("GEMELD", "AP-1");
    assertThat(owner("decide", id, "--data-subjects", "no", "--reason", "Unread").out())
        .contains("inform");
    assertThat(owner("close", id, "--reason", "Done").out()).contains("GESLOTEN");
    assertThat(stage.run("cases", "list").err()).startsWith("0 cases");
    assertThat(stage.run("cases", "list", "--register").err()).startsWith("1 breaches");

    await().atMost(LIMIT).until(() -> Files.exists(folder.resolve("heads")));
    await()
        .atMost(LIMIT)
        .until(() -> stage.run("cases", "verify").err().contains("1 cases with 9 steps, 0 with"));
    await().atMost(LIMIT).until(() -> !stage.evidence().isEmpty());
    CommandRun dossier =
        stage.run("cases", "dossier", id, "--language", "en", "--out", folder.toString());
    assertThat(html(dossier))
        .contains("Downloaded", "AP-1", "The chain of 9 steps is intact", "event-1");
  }

  @Test
  void theFileTellsTheCountriesOfAddressesAndIsWrittenWithoutThemToo() throws Exception {
    String id = opened().id();
    Path file = folder.resolve("c.mmdb");
    stage.settings.put("DIJKWACHT_DETECT_COUNTRIES", file.toString());

    CommandRun without = stage.run("cases", "dossier", id, "--out", folder.toString());
    assertThat(without.err()).contains("c.mmdb cannot be read", "tells none");
    assertThat(html(without)).contains("niet vast te stellen").doesNotContain("203.0.113.7 (NL)");

    Files.write(file, CountryDatabase.ofTheSample().bytes());
    CommandRun with = stage.run("cases", "dossier", id, "--out", folder.toString());
    assertThat(with.err()).isEmpty();
    assertThat(html(with)).contains("203.0.113.7 (NL)");
  }

  private static String html(CommandRun dossier) throws IOException {
    assertThat(dossier.exitCode()).as(dossier.err()).isZero();
    return Files.readString(Path.of(dossier.out().lines().findFirst().orElseThrow()));
  }

  @Test
  void aCaseIsShownAndLinkedUnderTheCommandsOfBothKinds() {
    String id = opened().id();

    assertThat(stage.run("cases", "link", id, "s3://letters/1.pdf", "--reason", "Letter").out())
        .contains("s3://letters/1.pdf", "Letter");
    assertThat(stage.run("cases", "show", id).out())
        .isEqualTo(stage.run("dsar", "show", id).out())
        .contains("s3://letters/1.pdf", "controller", "linked");
    assertThat(stage.run("dsar", "link", "--help").out())
        .contains("export or an", "  dijkwacht dsar link 3f2a91c0");
  }

  private CommandRun owner(String command, String id, String... more) {
    List<String> arguments = new ArrayList<>(List.of("cases", command, id, "--as", "b.bakker"));
    arguments.addAll(List.of("--role", "case-owner"));
    arguments.addAll(List.of(more));
    return stage.run(arguments.toArray(String[]::new));
  }

  @Test
  void whatACaseRestsOnIsCopiedOnceWithItsHash() throws Exception {
    Case opened = opened();
    await()
        .atMost(LIMIT)
        .until(
            () -> stage.evidence().stream().anyMatch(piece -> piece.kind() == Evidence.Kind.EVENT));
    Evidence copy =
        stage.evidence().stream()
            .filter(piece -> piece.kind() == Evidence.Kind.EVENT)
            .findFirst()
            .orElseThrow();

    assertThat(copy.content()).isEqualTo(CasesOnBroker.RAW);
    assertThat(copy.problem()).isNull();
    assertThat(copy.provenance()).isEqualTo(CasesOnBroker.PROVENANCE);
    Path ofCase = folder.resolve("evidence").resolve(opened.id());
    assertThat(ofCase.resolve("events/event-1.json")).hasContent(CasesOnBroker.RAW);
    assertThat(ofCase.resolve("manifest.sha256"))
        .content()
        .isEqualTo(copy.sha256() + "  events/event-1.json\n");
    assertThat(stage.evidence())
        .filteredOn(piece -> piece.kind() == Evidence.Kind.RULES)
        .singleElement()
        .extracting(Evidence::problem)
        .asString()
        .contains("None were published");

    int pieces = stage.evidence().size();
    stage.restart();
    stage.run("cases", "comment", opened.id(), "Again");
    assertThat(stage.evidence()).hasSize(pieces);
  }

  @Test
  void aCaseOpensWithinTwoSecondsOfItsFinding() {
    opened();
    Instant another = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MILLIS);
    long began = System.nanoTime();

    stage.send(CasesOnBroker.finding("brieven", another));
    await()
        .atMost(LIMIT)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> stage.cases().stream().map(Case::id).distinct().count() == 2);

    Duration took = Duration.ofNanos(System.nanoTime() - began);
    System.out.println("a case opened within " + took.toMillis() + " ms of its finding");
    assertThat(took).isLessThan(Duration.ofSeconds(2));
  }

  @ResourceLock(STANDARD_INPUT)
  @Test
  void aRequestIsKeptUnderAPseudonym() throws Exception {
    CommandRun run = request("access");
    assertThat(run.out()).contains("IN_BEHANDELING", "access").doesNotContain("Jansen");
    String id = stage.cases().get(0).id();
    assertThat(stage.run("dsar", "pause", id, "--reason", "Who are you?").out())
        .contains("OPGESCHORT");
    assertThat(stage.run("dsar", "resume", id).out()).contains("IN_BEHANDELING");
    assertThat(
            stage
                .run("dsar", "extend", id, "--reason", "Many files", "--role", "case-owner")
                .exitCode())
        .isZero();
    assertThat(stage.run("dsar", "link", id, "s3://exports/1.zip").out()).contains("1.zip");
    assertThat(
            stage.run("dsar", "close", id, "--reason", "Copy sent", "--role", "case-owner").out())
        .contains("BEANTWOORD");
    assertThat(stage.run("dsar", "list", "--all").err()).startsWith("1 requests");
  }

  private CommandRun request(String right) throws IOException {
    assertThat(stage.run("pseudonyms", "rotate").exitCode()).isZero();
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("J. Jansen\n".getBytes(StandardCharsets.UTF_8)));
      CommandRun run =
          stage.run("dsar", "open", "--right", right, "--legal-entity", "Ziekenhuis B.V.");
      assertThat(run.exitCode()).as(run.err()).isZero();
      return run;
    } finally {
      System.setIn(before);
    }
  }

  @ResourceLock(STANDARD_INPUT)
  @Test
  void aReadOfWhatWasErasedForARequestIsFoundAndItsNameIsKeptNowhere() throws Exception {
    stage.settings.put("DIJKWACHT_STAGES", "cases,behaviour");
    stage.restart();
    stage.send(Topics.ASSETS, BRIEVEN.toString(), asset(), happened);
    request("erasure");
    String id = stage.cases().get(0).id();
    String gone = happened.minusSeconds(600).toString();

    assertThat(stage.run("dsar", "link", id, "--erased", "s3://scans/j.jansen.pdf").err())
        .contains("bucket 'scans' is not known");
    CommandRun linked =
        stage.run(
            "dsar", "link", id, "--erased", "s3://brieven/2026/j.jansen.pdf", "--since", gone);
    assertThat(linked.exitCode()).as(linked.err()).isZero();
    assertThat(linked.out() + stage.values(Topics.CASE_EVENTS) + stage.values(Topics.CASE_COMMANDS))
        .doesNotContain("jansen.pdf");
    assertThat(stage.values(Topics.ERASED)).hasSize(1);

    // The instance follows what was erased: it is read until it is known there.
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              AccessEvent read = read(UUID.randomUUID().toString(), "2026/j.jansen.pdf");
              stage.send(Topics.ACCESS_EVENTS, read.event().principal().id(), read, Instant.now());
              return !stage.values(Topics.BEHAVIOUR_SIGNALS).isEmpty();
            });
    assertThat(stage.values(Topics.BEHAVIOUR_SIGNALS).get(0).event().note())
        .contains("An object that was reported erased was read");
  }

  private static final ResourceId BRIEVEN =
      new ResourceId("aws", "111122223333", "global", "AWS::S3::Bucket", "brieven");

  private static Asset asset() {
    return new Asset(
        BRIEVEN,
        null,
        null,
        new Classification(true, false, false, "", List.of("tags")),
        Instant.EPOCH);
  }

  private AccessEvent read(String id, String key) {
    return new AccessEvent(
        id,
        new AssetRef(BRIEVEN, null, null, false, "", List.of("tags")),
        CasesOnBroker.finding(happened).latest(),
        AccessKind.READ,
        Accessor.WORKLOAD,
        false,
        10,
        List.of(AccessEvent.object(BRIEVEN, key)),
        null);
  }

  @ResourceLock(STANDARD_INPUT)
  @Test
  void withoutAKeyNoRequestIsOpened() {
    assertThat(
            stage
                .run("dsar", "open", "--right", "access", "--legal-entity", "Ziekenhuis B.V.")
                .exitCode())
        .isEqualTo(ExitCode.FAILURE);
  }
}
