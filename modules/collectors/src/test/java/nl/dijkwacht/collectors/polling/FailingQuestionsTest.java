package nl.dijkwacht.collectors.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Questions that fail beside others that do not. */
@Execution(ExecutionMode.CONCURRENT)
class FailingQuestionsTest {

  private final Cluster cluster = Cluster.create();
  private final AtomicReference<RuntimeException> fault = new AtomicReference<>();
  private final AtomicInteger failed = new AtomicInteger();
  private final Counting failing =
      new Counting(
          0,
          cluster.prefix(),
          (last, out) -> {
            RuntimeException thrown = fault.get();
            if (thrown != null) {
              failed.incrementAndGet();
              throw thrown;
            }
          });
  private final Counting sound = new Counting(1, cluster.prefix(), (last, out) -> {});

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50));
  }

  @Test
  void aQuestionThatAwsDoesNotAnswerWaitsLongerEachTimeAndIsToldUntilItWorks() {
    fault.set(SdkClientException.create("no answer"));
    try (Asking asking = Asking.start(cluster, "one", List.of(failing, sound))) {
      patiently().until(() -> failed.get() >= 4 && asking.rounds("finished") > 40);
      assertThat(asking.problems())
          .containsExactly("Asking counting/0 got no answer from AWS; it is tried again.");

      fault.set(null);

      patiently().until(() -> asking.problems().isEmpty());
    }
    assertThat(Counting.counts(cluster)).containsOnlyKeys("counting/0", "counting/1");
  }

  @Test
  void aFaultOfAQuestionStopsNoOther() {
    fault.set(new IllegalStateException("a bug"));
    try (Asking asking = Asking.start(cluster, "one", List.of(failing, sound))) {
      patiently().until(() -> asking.rounds("failed") > 1 && asking.rounds("finished") > 20);
      assertThat(asking.problems()).singleElement().asString().contains("a fault of Dijkwacht");
    }
    assertThat(Counting.counts(cluster)).containsOnlyKeys("counting/1");
  }

  @Test
  void whatCameBeforeAFailureStays() {
    AtomicReference<PollCheckpoint> second = new AtomicReference<>();
    Counting breaking =
        new Counting(
            0,
            cluster.prefix(),
            (last, out) -> {
              if (last == null) {
                out.checkpoint(new PollCheckpoint(Instant.now(), "5", List.of(), Instant.now()));
                out.send(Counting.record("counting/0", 99, cluster.prefix()));
                throw SdkClientException.create("no answer");
              }
              second.compareAndSet(null, last);
            });
    try (Asking asking = Asking.start(cluster, "one", List.of(breaking))) {
      patiently().until(() -> asking.rounds("finished") > 2);
    }
    assertThat(second).hasValueSatisfying(last -> assertThat(last.cursor()).isEqualTo("5"));
    assertThat(Counting.counts(cluster)).containsOnlyKeys("counting/0");
  }

  @Test
  void manyRecordsBeforeTheirCheckpointDoNotPileUp() {
    byte[] large = new byte[512 * 1024];
    Counting much =
        new Counting(
            0,
            cluster.prefix(),
            (last, out) -> {
              if (last == null) {
                for (int i = 0; i < 40; i++) {
                  out.send(
                      new ProducerRecord<>(
                          Topics.CONFIGURATION_ITEMS.fullName(cluster.prefix()), null, large));
                }
              }
            });
    try (Asking asking = Asking.start(cluster, "one", List.of(much))) {
      patiently().until(() -> asking.rounds("finished") > 2);
    }
    assertThat(cluster.records(Topics.CONFIGURATION_ITEMS)).hasSize(40);
  }

  @Test
  void closingEndsARoundThatHangsWithinSeconds() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Counting hanging =
        new Counting(
            0,
            cluster.prefix(),
            (last, out) -> {
              inside.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw SdkClientException.create("interrupted");
              }
            });
    Asking asking = Asking.start(cluster, "one", List.of(hanging));
    inside.await();

    long start = System.nanoTime();
    asking.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    assertThat(asking.rounds("stopped")).isEqualTo(1);
    assertThat(cluster.records(Topics.TRAIL_EVENTS)).isEmpty();
  }

  @Test
  void withoutKafkaItSaysSoAndClosesPromptly() {
    Cluster nowhere = new Cluster("127.0.0.1:1", new TopicPrefix("nowhere"));
    Asking asking = Asking.start(nowhere, "one", List.of(sound));
    assertThat(asking.problems()).isNotEmpty();

    long start = System.nanoTime();
    asking.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
  }

  @Test
  void missingTopicsAreToldAndOnceTheyAreThereItBegins() {
    Cluster later = Cluster.withoutTopics();
    Counting poll = new Counting(0, later.prefix(), (last, out) -> {});
    try (Asking asking = Asking.start(later, "one", List.of(poll))) {
      patiently()
          .untilAsserted(
              () ->
                  assertThat(asking.problems())
                      .singleElement()
                      .asString()
                      .contains("dijkwacht topics create"));
      later.createTopics();

      patiently().until(() -> asking.rounds("finished") > 2 && asking.problems().isEmpty());
    }
  }

  @Test
  void theSameQuestionTwiceIsAFaultOfTheProgram() {
    PollersSettings settings =
        new PollersSettings(
            cluster.prefix(), cluster.clientProperties(), "one", 1, Duration.ofSeconds(6));
    assertThatThrownBy(
            () ->
                Pollers.start(
                    settings, List.of(sound, sound), new SimpleMeterRegistry(), Clock.systemUTC()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("counting/1");
  }
}
