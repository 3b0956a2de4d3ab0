package nl.dijkwacht.collectors.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.collectors.messages.MessageForms.BUCKET;
import static nl.dijkwacht.collectors.messages.MessageForms.TRAIL_KEY;
import static nl.dijkwacht.collectors.queue.WorkingCollector.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.collectors.messages.MessageForms;
import nl.dijkwacht.collectors.queue.ScriptedSqs.Answer;
import nl.dijkwacht.testkit.aws.AwsServer;
import nl.dijkwacht.topics.catalogue.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class SqsFailuresTest {

  private final Cluster cluster = Cluster.create();

  private static Answer message(String receipt) {
    return Answer.message("m-1", receipt, MessageForms.s3(BUCKET, TRAIL_KEY));
  }

  /** Gives the message once, and asks the rest of the script about all else. */
  private static Function<String, Answer> once(Function<String, Answer> deletion) {
    AtomicBoolean given = new AtomicBoolean();
    return action ->
        action.equals("ReceiveMessage")
            ? given.getAndSet(true) ? Answer.NONE : message("r-1")
            : deletion.apply(action);
  }

  private WorkingCollector collect(ScriptedSqs sqs, AwsAccess aws) {
    return WorkingCollector.start(TestQueue.settings(cluster, sqs.queueUrl()), aws);
  }

  private static AwsAccess access(ScriptedSqs sqs) {
    return TestQueue.access(Optional.of(sqs.endpoint()));
  }

  @Test
  void aServiceThatGoesAwayAndComesBackIsWaitedForQuietly() throws Exception {
    try (AwsServer server = AwsServer.startSqs()) {
      TestQueue before = TestQueue.at(server.endpoint(), "away");
      before.send(MessageForms.trailEvent("e-1"));
      try (WorkingCollector collector =
          WorkingCollector.start(before.settings(cluster), before.aws())) {
        await().atMost(PATIENCE).until(() -> before.size() == 0);

        server.kill();

        collector.awaitProblem("got no answer from AWS");
        Duration busy = collector.cpuTime();
        await()
            .pollDelay(Duration.ofSeconds(3))
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(collector.cpuTime().minus(busy)).isLessThan(Duration.ofMillis(500)));

        server.restart();
        TestQueue after = TestQueue.at(server.endpoint(), "away");
        after.send(MessageForms.trailEvent("e-2"));

        await().atMost(PATIENCE).until(() -> after.size() == 0);
        collector.awaitHealth();
      }
    }
    assertThat(cluster.records(Topics.TRAIL_EVENTS))
        .extracting(record -> new String(record.key(), UTF_8))
        .containsExactlyInAnyOrder("e-1", "e-2");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          403, ExpiredTokenException, needs credentials that AWS accepts
          403, InvalidClientTokenId,  needs credentials that AWS accepts
          403, AccessDeniedException, is not permitted
          400, ThrottlingException,   was throttled
          503, ServiceUnavailable,    got no answer from AWS
          """)
  void aRefusalIsToldWithWhatToDoAndAskedAgainUntilItPasses(
      int status, String code, String sentence) throws Exception {
    AtomicBoolean refusing = new AtomicBoolean(true);
    Function<String, Answer> healthy = once(action -> Answer.DELETED);
    try (ScriptedSqs sqs =
            new ScriptedSqs(
                action -> refusing.get() ? Answer.error(status, code) : healthy.apply(action));
        AwsAccess aws = access(sqs);
        WorkingCollector collector = collect(sqs, aws)) {
      collector.awaitProblem(sentence);
      assertThat(collector.said("object")).isZero();

      refusing.set(false);

      await().atMost(PATIENCE).until(() -> collector.deletions("deleted") == 1);
      collector.awaitHealth();
      assertThat(cluster.records(Topics.OBJECTS)).hasSize(1);
    }
  }

  @Test
  void whatSqsCouldNotDeleteJustNowIsDeletedAgain() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    try (ScriptedSqs sqs =
            new ScriptedSqs(
                once(
                    action ->
                        tries.incrementAndGet() < 3
                            ? Answer.notDeleted("InternalError", false)
                            : Answer.DELETED));
        AwsAccess aws = access(sqs);
        WorkingCollector collector = collect(sqs, aws)) {
      await().atMost(PATIENCE).until(() -> collector.deletions("deleted") == 1);

      assertThat(tries).hasValue(3);
      assertThat(collector.deletions("failed")).isZero();
    }
  }

  @Test
  void whatCanNoLongerBeDeletedIsCountedAndLeftToComeAgain() throws Exception {
    try (ScriptedSqs sqs =
            new ScriptedSqs(once(action -> Answer.notDeleted("ReceiptHandleIsInvalid", true)));
        AwsAccess aws = access(sqs);
        WorkingCollector collector = collect(sqs, aws)) {
      await().atMost(PATIENCE).until(() -> collector.deletions("failed") == 1);

      assertThat(Collections.frequency(sqs.actions(), "DeleteMessageBatch")).isOne();
      collector.awaitHealth();
    }
  }

  @Test
  void aDeletionWithoutPermissionIsToldUntilOneSucceeds() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    AtomicBoolean denied = new AtomicBoolean(true);
    Function<String, Answer> receiving =
        action -> asked.incrementAndGet() % 2 == 1 ? message("r-1") : Answer.NO_MESSAGES;
    try (ScriptedSqs sqs =
            new ScriptedSqs(
                action ->
                    action.equals("ReceiveMessage")
                        ? receiving.apply(action)
                        : denied.get()
                            ? Answer.error(403, "AccessDeniedException")
                            : Answer.DELETED);
        AwsAccess aws = access(sqs);
        WorkingCollector collector = collect(sqs, aws)) {
      await().atMost(PATIENCE).until(() -> asked.get() >= 3);
      collector.awaitProblem("is not permitted");
      assertThat(collector.said("object")).isPositive();
      assertThat(collector.deletions("failed")).isPositive();

      denied.set(false);

      collector.awaitHealth();
      assertThat(collector.deletions("deleted")).isPositive();
    }
  }

  @Test
  void itEndsSoonWhileSqsAnswersNothing() throws Exception {
    try (ScriptedSqs sqs =
            new ScriptedSqs(
                action -> action.equals("ReceiveMessage") ? message("r-1") : Answer.NONE);
        AwsAccess aws = access(sqs)) {
      WorkingCollector collector = collect(sqs, aws);
      await().atMost(PATIENCE).until(() -> sqs.actions().contains("DeleteMessageBatch"));

      long start = System.nanoTime();
      collector.close();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void withoutABrokerNothingIsTakenAndItEndsSoon() throws Exception {
    Cluster nowhere = new Cluster("127.0.0.1:1", cluster.prefix());
    try (ScriptedSqs sqs = new ScriptedSqs(action -> message("r-1"));
        AwsAccess aws = access(sqs)) {
      WorkingCollector collector =
          WorkingCollector.start(TestQueue.settings(nowhere, sqs.queueUrl()), aws);
      await().during(Duration.ofSeconds(1)).until(() -> sqs.actions().isEmpty());

      long start = System.nanoTime();
      collector.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }
}
