package nl.dijkwacht.collectors.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.aws.AwsSettings;
import nl.dijkwacht.collectors.SetClock;
import nl.dijkwacht.collectors.polling.Poll;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.testkit.aws.protocol.AwsAnswer;
import nl.dijkwacht.testkit.aws.protocol.AwsProtocolServer;
import nl.dijkwacht.testkit.aws.protocol.AwsRequest;
import nl.dijkwacht.testkit.aws.protocol.Fault;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

class LookupEventsPollTest {

  private static final String ACCOUNT = "111122223333";
  private static final String SHARD = "lookup-events/111122223333/eu-west-1";
  private static final String KEY = "AKIATEST";
  private static final Duration OVERLAP = Duration.ofMinutes(15);
  private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");

  private final AwsProtocolServer server = AwsProtocolServer.start();
  private final Trail trail = new Trail();
  private final SetClock clock = new SetClock(START);
  private final SteppedTicks ticks = new SteppedTicks();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final RecordedOutput out = new RecordedOutput();
  private final List<Long> asked = new ArrayList<>();
  private final AwsAccess aws = access(Optional.empty());
  private final LookupPolls polls = polls(aws);
  private final Poll poll = polls.polls().get(0);

  LookupEventsPollTest() {
    server.on(Trail.LOOKUP, this::answer);
  }

  private AwsAnswer answer(AwsRequest request) {
    asked.add(ticks.nanos());
    return trail.answer(request);
  }

  private AwsAccess access(Optional<String> role) {
    AwsSettings settings =
        new AwsSettings(
            Optional.of("eu-west-1"),
            role,
            Optional.empty(),
            "aws",
            Map.of("cloudtrail", server.endpoint(), "sts", server.endpoint()));
    return new AwsAccess(
        settings, StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, "secret")));
  }

  private LookupPolls polls(AwsAccess access) {
    return LookupPolls.of(
        access,
        RecordedOutput.PREFIX,
        List.of(ACCOUNT),
        List.of("eu-west-1"),
        LookupSettings.DEFAULT,
        registry,
        clock,
        ticks);
  }

  @AfterEach
  void close() {
    polls.close();
    aws.close();
    server.close();
  }

  private void round() {
    out.nextRound();
    poll.ask(out.last(), out);
  }

  private PollCheckpoint last() {
    PollCheckpoint last = out.last();
    if (last == null) {
      throw new AssertionError("there was no checkpoint");
    }
    return last;
  }

  private void add(int count, String name, Instant newest, Duration apart) {
    for (int i = 0; i < count; i++) {
      trail.add(name + i, newest.minus(apart.multipliedBy(i)));
    }
  }

  @Test
  void allOfADayIsTakenPageByPageAndSliceBySliceEachEventOnce() {
    add(1000, "e", START, Duration.ofSeconds(80));

    round();

    assertThat(out.ids())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 1000).mapToObj(i -> "e" + i).toList());
    assertThat(out.checkpoints()).hasSize(48);
    assertThat(out.checkpoints()).extracting(PollCheckpoint::through).isSorted();
    assertThat(last().through()).isEqualTo(START);
    assertThat(registry.get("dijkwacht.collect.records").tags("outcome", "event").counter().count())
        .isEqualTo(1000);
  }

  @Test
  void aRecordIsTheBytesThatCloudTrailGave() {
    trail.add("e1", START);

    round();

    ProducerRecord<byte[], byte[]> record = out.committed(Topics.TRAIL_EVENTS).get(0);
    assertThat(new String(record.value(), StandardCharsets.UTF_8))
        .isEqualTo(Trail.record("e1", START));
    assertThat(WireHeaders.provenance(record.headers())).isEqualTo(new Provenance(SHARD, 1));
    assertThat(WireHeaders.collector(record.headers())).isEqualTo("lookup-events");
    assertThat(WireHeaders.eventTime(record.headers())).isEqualTo(START);
  }

  @Test
  void whatArrivesLateWithinTheOverlapIsTakenAndNothingTwice() {
    add(120, "e", START, Duration.ofSeconds(5));
    round();
    clock.set(START.plusSeconds(60));
    trail.add("late", START.minus(OVERLAP).plusSeconds(1));
    trail.add("new", START.plusSeconds(30));

    round();

    assertThat(out.ids()).doesNotHaveDuplicates().hasSize(122).contains("late", "new");
  }

  @Test
  void eventsOfTheFutureAreTakenOnceHoweverLongTheyStayThere() {
    trail.add("ahead", START.plus(Duration.ofHours(1)));
    for (int minute = 0; minute < 130; minute++) {
      clock.set(START.plus(Duration.ofMinutes(minute)));
      round();
    }
    assertThat(out.ids()).containsExactly("ahead");
    assertThat(last().recent()).as("what is not asked for again is forgotten").isEmpty();
  }

  @Test
  void aClockThatIsAheadOfAwsMakesNothingBeMissed() {
    // The server tells its own time, as AWS does.
    Instant real = Instant.now();
    clock.set(real.plus(Duration.ofHours(3)));

    round();

    assertThat(last().through()).isBetween(real.minusSeconds(2), real.plusSeconds(60));
  }

  @Test
  void aClockThatIsSetBackMakesNothingBeMissed() {
    round();
    clock.set(START.minus(Duration.ofHours(1)));
    trail.add("e1", START.minus(Duration.ofMinutes(61)));

    round();

    assertThat(out.ids()).containsExactly("e1");
    assertThat(last().through()).isEqualTo(START);
  }

  @Test
  void requestsAreHalfASecondApartRetriesIncluded() {
    add(400, "e", START, Duration.ofSeconds(1));
    int[] calls = {0};
    server.on(
        Trail.LOOKUP,
        request -> {
          asked.add(ticks.nanos());
          return ++calls[0] <= 2 ? Fault.THROTTLED : trail.answer(request);
        });

    round();

    assertThat(out.ids()).hasSize(400);
    assertThat(asked).hasSizeGreaterThan(50);
    assertThat(IntStream.range(1, asked.size()).mapToObj(i -> asked.get(i) - asked.get(i - 1)))
        .allMatch(pause -> pause >= Duration.ofMillis(500).toNanos());
  }

  @Test
  void afterAFailureInTheMiddleItGoesOnWithWhatIsLeft() {
    add(2000, "e", START, Duration.ofMillis(500));
    int[] pages = {0};
    server.on(
        Trail.LOOKUP,
        request -> {
          boolean busy = !trailIsQuiet(request);
          return busy && ++pages[0] > 25 ? Fault.DENIED : trail.answer(request);
        });
    assertThatThrownBy(this::round).isInstanceOf(SdkException.class);
    assertThat(last().cursor()).isNotNull();
    int before = out.ids().size();
    server.on(Trail.LOOKUP, this::answer);

    round();

    assertThat(before).isEqualTo(1000);
    assertThat(asked.size()).as("pages that were taken are not asked for again").isLessThan(25);
    assertThat(out.ids()).doesNotHaveDuplicates().hasSize(2000);
    assertThat(last().cursor()).isNull();
  }

  private static boolean trailIsQuiet(AwsRequest request) {
    return request.parameter("EndTime").isPresent();
  }

  @Test
  void toldToStopItEndsAndGoesOnLater() {
    add(300, "e", START, Duration.ofMinutes(4));
    out.atCheckpoint(
        checkpoint -> {
          if (out.checkpoints().size() == 5) {
            out.stop();
          }
        });
    round();
    assertThat(out.checkpoints()).hasSize(5);
    assertThat(out.heartbeats()).isEmpty();

    round();

    assertThat(out.ids()).hasSize(300).doesNotHaveDuplicates();
    assertThat(out.heartbeats()).hasSize(1);
  }

  @Test
  void anInterruptEndsTheWaitingForTheNextRequest() {
    add(200, "e", START, Duration.ofSeconds(1));
    out.atCheckpoint(checkpoint -> Thread.currentThread().interrupt());

    assertThatThrownBy(this::round).isInstanceOf(AbortedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aFinishedRoundGivesAHeartbeatAlsoWhenItBroughtNothing() {
    trail.add("e1", START.minus(Duration.ofMinutes(20)));
    round();
    clock.set(START.plus(Duration.ofHours(1)));
    round();

    assertThat(out.heartbeats())
        .containsExactly(
            heartbeat(START.minus(Duration.ofMinutes(20)), START, 1),
            heartbeat(START.plus(Duration.ofHours(1)), START.plus(Duration.ofHours(1)), 0));
  }

  private static Heartbeat heartbeat(Instant newest, Instant at, long events) {
    return new Heartbeat(SHARD, Heartbeat.Kind.LOOKUP, ACCOUNT, "eu-west-1", newest, at, events);
  }

  @Test
  void whatCannotBeReadBecomesADeadLetterOnce() {
    trail.add("broken", START.minusSeconds(1), "{\"eventName\":");
    trail.add("insight", START, "{\"eventCategory\":\"Insight\",\"eventTime\":\"" + START + "\"}");
    round();
    round();

    List<ProducerRecord<byte[], byte[]>> letters = out.committed(Topics.COLLECT_DEAD_LETTERS);
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).headers().lastHeader(WireHeaders.REASON).value())
        .asString()
        .isIn(DeadLetterReason.TRUNCATED.label(), DeadLetterReason.MALFORMED_JSON.label());
    assertThat(out.ids()).isEmpty();
  }

  @Test
  void expiredCredentialsAreToldAndOnceRenewedItGoesOn() {
    trail.add("e1", START);
    server.on(Trail.LOOKUP, request -> Fault.EXPIRED);
    assertThatThrownBy(this::round)
        .isInstanceOfSatisfying(
            SdkException.class,
            e ->
                assertThat(AwsFailure.of("Asking", e).kind())
                    .isEqualTo(AwsFailure.Kind.CREDENTIALS));
    server.on(Trail.LOOKUP, this::answer);

    round();

    assertThat(out.ids()).containsExactly("e1");
  }

  @Test
  void theRoleOfTheAccountIsAssumed() {
    try (AwsAccess assuming = access(Optional.of("watch"));
        LookupPolls assumed = polls(assuming)) {
      assumed.polls().get(0).ask(null, out);
    }
    assertThat(server.requests(Trail.LOOKUP))
        .allSatisfy(
            request -> {
              assertThat(request.role()).contains("arn:aws:iam::111122223333:role/watch");
              assertThat(request.region()).isEqualTo("eu-west-1");
            });
    assertThat(server.requests(Trail.LOOKUP)).isNotEmpty();
  }

  @Test
  void whateverComesWheneverItIsThereOnce() {
    Random random = new Random(20261126);
    List<String> expected = new ArrayList<>();
    int number = 0;
    for (int i = 0; i < 60; i++) {
      clock.set(START.plusSeconds(60L * i));
      for (int n = random.nextInt(80); n > 0; n--) {
        // Events are up to 14 minutes late, or a minute ahead.
        Instant time = clock.instant().plusSeconds(60 - random.nextInt(15 * 60));
        String id = "e" + number++;
        trail.add(id, time);
        expected.add(id);
      }
      int failing = random.nextInt(4);
      server.on(
          Trail.LOOKUP,
          failing == 0
              ? request -> random.nextInt(3) == 0 ? Fault.DENIED : trail.answer(request)
              : trail);
      try {
        round();
      } catch (SdkException e) {
        assertThat(failing).isZero();
      }
    }
    server.on(Trail.LOOKUP, trail);
    round();

    assertThat(out.ids()).containsExactlyInAnyOrderElementsOf(expected);
  }
}
