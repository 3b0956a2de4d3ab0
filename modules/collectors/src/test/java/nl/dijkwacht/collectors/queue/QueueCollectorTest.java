package nl.dijkwacht.collectors.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.collectors.messages.MessageForms.BUCKET;
import static nl.dijkwacht.collectors.messages.MessageForms.HISTORY_KEY;
import static nl.dijkwacht.collectors.messages.MessageForms.OVERSIZED_KEY;
import static nl.dijkwacht.collectors.messages.MessageForms.TRAIL_KEY;
import static nl.dijkwacht.collectors.queue.WorkingCollector.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.collectors.messages.MessageForms;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueCollectorTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final Cluster cluster = Cluster.create();
  private TestQueue queue = TestQueue.create(LONG);

  @AfterEach
  void close() {
    queue.close();
  }

  private void handOutAgainAfter(Duration visibility) {
    queue.close();
    queue = TestQueue.create(visibility);
  }

  private WorkingCollector collect() {
    return WorkingCollector.start(queue.settings(cluster), queue.aws());
  }

  private void awaitEmptyQueue() {
    await().atMost(PATIENCE).until(() -> queue.size() == 0);
  }

  private List<String> keys(Topic<?> topic) {
    return cluster.records(topic).stream().map(record -> new String(record.key(), UTF_8)).toList();
  }

  private static String uri(String key) {
    return "s3://" + BUCKET + "/" + key;
  }

  private static List<String> trailKeys(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> TRAIL_KEY.replace("Mu0K", "%04d".formatted(i)))
        .toList();
  }

  @Test
  void everyFormOfMessageEndsWhereItBelongs() throws Exception {
    List<String> plain = List.copyOf(MessageForms.all().values());
    queue.send(plain);
    queue.send(plain.stream().map(MessageForms::sns).toList());
    queue.send("hello");

    try (WorkingCollector collector = collect()) {
      awaitEmptyQueue();
      collector.awaitHealth();
    }

    assertThat(keys(Topics.OBJECTS))
        .containsOnly(uri(TRAIL_KEY), uri(HISTORY_KEY), "s3://config-logs/" + OVERSIZED_KEY)
        .hasSize(2 * 6);
    assertThat(keys(Topics.TRAIL_EVENTS)).containsExactly("e-1", "e-1");
    assertThat(cluster.records(Topics.TRAIL_EVENTS))
        .allSatisfy(
            record ->
                assertThat(record.value()).asString().isEqualTo(MessageForms.trailRecord("e-1")));
    assertThat(keys(Topics.CONFIGURATION_ITEMS))
        .hasSize(2 * 4)
        .contains("aws/111122223333/global/AWS::S3::Bucket/patients");
    assertThat(keys(Topics.SERVICE_FINDINGS))
        .contains("gd-1", "mc-1")
        .hasSize(2 * 5)
        .satisfies(keys -> assertThat(Set.copyOf(keys)).hasSize(5));
    assertThat(cluster.records(Topics.COLLECT_DEAD_LETTERS))
        .singleElement()
        .satisfies(letter -> assertThat(letter.value()).asString().isEqualTo("hello"));
  }

  @Test
  void signsOfLifeFollowWhatWasHeard() throws Exception {
    queue.send(MessageForms.trailEvent("e-1"), MessageForms.guardDuty());

    try (WorkingCollector collector = collect()) {
      await().atMost(PATIENCE).until(() -> collector.said("trail-record") == 1);
      // They go out with the next batch, or when a request has waited in vain.
      queue.send(MessageForms.s3Test());
      await().atMost(PATIENCE).until(() -> keys(Topics.HEARTBEATS).size() == 2);
    }

    assertThat(keys(Topics.HEARTBEATS))
        .containsExactlyInAnyOrder(
            "eventbridge/111122223333/eu-west-1", "guardduty/111122223333/eu-west-1");
  }

  @Test
  void manyMessagesInAnyOrderAndTwiceLoseNone() throws Exception {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      bodies.add(
          MessageForms.sns(
              MessageForms.trailFiles(BUCKET, trailKeys(i % 30 * 3, 3).toArray(String[]::new))));
    }
    Collections.shuffle(bodies, new Random(7));
    queue.send(bodies);

    try (WorkingCollector one = collect();
        WorkingCollector other = collect()) {
      awaitEmptyQueue();
      assertThat(one.said("object") + other.said("object")).isGreaterThanOrEqualTo(180);
    }

    assertThat(keys(Topics.OBJECTS))
        .hasSizeGreaterThanOrEqualTo(180)
        .hasSameElementsAs(trailKeys(0, 90).stream().map(QueueCollectorTest::uri).toList());
    assertThat(keys(Topics.OBJECTS).stream().distinct()).hasSize(90);
  }

  @Test
  void aMessageThatMakesNoSenseStopsNothing() throws Exception {
    queue.send("{\"Records\":[", "\"", "[[[[[[[[[[]]]]]]]]]]", MessageForms.s3(BUCKET, TRAIL_KEY));

    try (WorkingCollector collector = collect()) {
      awaitEmptyQueue();
      await().atMost(PATIENCE).until(() -> collector.deletions("deleted") == 4);
      assertThat(collector.aged()).isEqualTo(4);
    }

    assertThat(keys(Topics.OBJECTS)).containsExactly(uri(TRAIL_KEY));
    assertThat(cluster.records(Topics.COLLECT_DEAD_LETTERS)).hasSize(3);
  }

  @Test
  void whileKafkaFailsNothingIsDeletedAndLaterAllIsThere() throws Exception {
    handOutAgainAfter(SHORT);
    queue.send(MessageForms.s3(BUCKET, TRAIL_KEY), MessageForms.trailEvent("e-1"));
    AtomicInteger failures = new AtomicInteger();

    try (WorkingCollector collector =
        WorkingCollector.start(
            queue.settings(cluster),
            queue.aws(),
            real ->
                FailingProducer.around(
                    real,
                    () -> {
                      if (failures.incrementAndGet() <= 2) {
                        throw new KafkaException("injected");
                      }
                    },
                    () -> {}))) {
      collector.awaitProblem("Writing what queue");
      assertThat(queue.size()).isEqualTo(2);
      assertThat(collector.said("object")).isZero();

      awaitEmptyQueue();
      collector.awaitHealth();
    }

    assertThat(failures).hasValueGreaterThan(2);
    assertThat(keys(Topics.OBJECTS)).containsExactly(uri(TRAIL_KEY));
    assertThat(keys(Topics.TRAIL_EVENTS)).containsExactly("e-1");
  }

  @Test
  void whatWasWrittenAndNotDeletedComesAgainUnderTheSameName() throws Exception {
    handOutAgainAfter(SHORT);
    queue.send(MessageForms.s3(BUCKET, TRAIL_KEY), MessageForms.trailEvent("e-1"));
    AtomicInteger written = new AtomicInteger();

    try (WorkingCollector collector =
        WorkingCollector.start(
            queue.settings(cluster),
            queue.aws(),
            real ->
                FailingProducer.around(
                    real,
                    () -> {},
                    () -> {
                      if (written.incrementAndGet() == 1) {
                        throw new KafkaException("injected");
                      }
                    }))) {
      awaitEmptyQueue();
      collector.awaitHealth();
    }

    assertThat(keys(Topics.OBJECTS)).hasSizeBetween(1, 2).containsOnly(uri(TRAIL_KEY));
    assertThat(keys(Topics.TRAIL_EVENTS)).hasSizeBetween(1, 2).containsOnly("e-1");
    assertThat(keys(Topics.OBJECTS).size() + keys(Topics.TRAIL_EVENTS).size()).isGreaterThan(2);
  }

  @Test
  void aCollectorThatIsKilledBetweenWritingAndDeletingLosesNothing() throws Exception {
    handOutAgainAfter(SHORT);
    queue.send(trailKeys(0, 5).stream().map(key -> MessageForms.s3(BUCKET, key)).toList());
    try (QueueCollectorProcess process = QueueCollectorProcess.start(cluster, queue.url())) {
      process.awaitWritten();
      process.kill();
    }
    assertThat(queue.size()).isEqualTo(5);

    try (WorkingCollector collector = collect()) {
      awaitEmptyQueue();
    }

    assertThat(keys(Topics.OBJECTS))
        .hasSizeGreaterThan(5)
        .hasSameElementsAs(trailKeys(0, 5).stream().map(QueueCollectorTest::uri).toList());
  }

  @Test
  void itEndsSoonInTheMiddleOfALongPoll() throws Exception {
    WorkingCollector collector = collect();
    collector.awaitHealth();

    long start = System.nanoTime();
    collector.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertThat(collector.collector().problem())
        .hasValueSatisfying(problem -> assertThat(problem).contains("was closed"));
  }

  @Test
  void aQueueThatDoesNotExistIsNamedAndTriedAgain() throws Exception {
    String url = queue.url() + "-that-comes";
    try (WorkingCollector collector =
        WorkingCollector.start(TestQueue.settings(cluster, url), queue.aws())) {
      collector.awaitProblem("found nothing of that name");
      assertThat(collector.collector().problem())
          .hasValueSatisfying(
              problem ->
                  assertThat(problem).contains("-that-comes").contains("collect.sqs.queues"));

      try (TestQueue comes = queue.sibling("-that-comes")) {
        comes.send(MessageForms.trailEvent("e-1"));
        await().atMost(PATIENCE).until(() -> collector.deletions("deleted") == 1);
        collector.awaitHealth();
      }
    }
  }

  @Test
  void withoutTopicsItTakesNothingFromTheQueueAndSaysWhatToDo() throws Exception {
    Cluster without = Cluster.withoutTopics();
    queue.send(MessageForms.s3(BUCKET, TRAIL_KEY));

    try (WorkingCollector collector =
        WorkingCollector.start(queue.settings(without), queue.aws())) {
      collector.awaitProblem("dijkwacht topics create");
      assertThat(queue.size()).isOne();

      without.createTopics();

      awaitEmptyQueue();
      collector.awaitHealth();
    }
  }

  @Test
  void objectsUnderAPrefixOfOnesOwnAreTrailEvents() throws Exception {
    queue.send(MessageForms.s3("own-logs", "exports/2026/a.json"));

    try (WorkingCollector collector = collect()) {
      awaitEmptyQueue();
    }

    assertThat(keys(Topics.OBJECTS)).containsExactly("s3://own-logs/exports/2026/a.json");
  }
}
