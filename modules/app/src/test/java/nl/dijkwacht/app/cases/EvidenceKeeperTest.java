package nl.dijkwacht.app.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is copied when there is much of it, or the search is long. */
class EvidenceKeeperTest {

  private static final Map<String, String> BROKER =
      Map.of("bootstrap.servers", SharedBroker.bootstrapServers());

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

  private TopicPrefix prefix() {
    return new TopicPrefix(stage.prefix());
  }

  @Test
  void aSearchThatWasGivenUpIsNotCalledASearchThatFoundNothing() {
    EventSummary event = CasesOnBroker.finding(happened).first();
    stage.sendRaw(Topics.TRAIL_EVENTS, "event-1", CasesOnBroker.RAW, happened);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> search(event, 1_000) instanceof Originals.Found);

    assertThat(search(event, 0))
        .isInstanceOfSatisfying(
            Originals.GivenUp.class, givenUp -> assertThat(givenUp.why()).contains("0 records"));
    assertThat(search(anotherThan(event), 1_000)).isInstanceOf(Originals.Absent.class);
  }

  private static EventSummary anotherThan(EventSummary event) {
    return new EventSummary(
        "event-2",
        event.eventTime(),
        event.collectedAt(),
        event.eventSource(),
        event.eventName(),
        event.account(),
        event.region(),
        event.principal(),
        null,
        null,
        null,
        null);
  }

  private Originals.Result search(EventSummary event, long records) {
    Originals.Limits limits = new Originals.Limits(records, Duration.ofSeconds(20));
    try (Originals originals = new Originals(BROKER, prefix(), limits)) {
      return originals.event(event);
    }
  }

  @Test
  void whatIsMoreThanCanBeDoneAtATimeGoesOnWhenTheCaseComesAgain() throws Exception {
    Case known = LogIntegrityTest.opening().after();
    List<Evidence.Kind> kinds =
        List.of(Evidence.Kind.RULES, Evidence.Kind.REGISTERS, Evidence.Kind.EVENT);

    for (int time = 1; time < kinds.size(); time++) {
      assertThat(catchThrowable(() -> keep(known))).isInstanceOf(IOException.class);
      assertThat(copied(known)).isEqualTo(kinds.subList(0, time));
    }
    keep(known);
    keep(known);

    assertThat(copied(known)).isEqualTo(kinds);
  }

  @Test
  void whatKafkaCannotHandOutIsTriedThreeTimesAndThenGivenUpInItsPlace() throws Exception {
    Case known = LogIntegrityTest.opening().after();
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    EvidenceCopies copies =
        EvidenceCopies.open(BROKER, prefix(), Optional.empty(), Clock.systemUTC());
    Originals broken =
        new Originals(
            BrokenConsumer.failingWith(() -> new TimeoutException("no answer")),
            prefix(),
            Originals.Limits.DEFAULT);
    try (EvidenceKeeper keeper =
        new EvidenceKeeper(BROKER, prefix(), copies, broken, Duration.ofMinutes(1), registry)) {
      assertThat(catchThrowable(() -> keeper.keep(known))).isInstanceOf(TimeoutException.class);
      assertThat(catchThrowable(() -> keeper.keep(known))).isInstanceOf(TimeoutException.class);
      keeper.keep(known);
      assertThat(keeper.givenUp()).isEqualTo(1);
      keeper.keep(known);
      assertThat(keeper.givenUp()).isEqualTo(1);
    }

    assertThat(stage.evidence())
        .filteredOn(piece -> piece.kind() == Evidence.Kind.EVENT)
        .singleElement()
        .satisfies(piece -> assertThat(piece.problem()).contains("given up after 3 tries"));
    assertThat(
            registry.get("dijkwacht.cases.evidence").tag("outcome", "given-up").counter().count())
        .isOne();
  }

  /** As an instance that ended in between does. */
  private void keep(Case known) throws IOException, InterruptedException {
    EvidenceCopies copies =
        EvidenceCopies.open(BROKER, prefix(), Optional.empty(), Clock.systemUTC());
    Originals originals = new Originals(BROKER, prefix(), Originals.Limits.DEFAULT);
    try (EvidenceKeeper keeper =
        new EvidenceKeeper(
            BROKER, prefix(), copies, originals, Duration.ZERO, new SimpleMeterRegistry())) {
      keeper.keep(known);
    }
  }

  private List<Evidence.Kind> copied(Case known) {
    return stage.evidence().stream()
        .filter(piece -> piece.caseId().equals(known.id()))
        .map(Evidence::kind)
        .toList();
  }
}
