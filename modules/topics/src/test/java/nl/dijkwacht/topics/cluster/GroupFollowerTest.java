package nl.dijkwacht.topics.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class GroupFollowerTest {

  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofMinutes(10);

  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  /** Its consumers talk to nobody, as long as they are not asked to. */
  private GroupFollower follower(Duration pause, Step step) {
    GroupFollower.Work work =
        new GroupFollower.Work() {
          @Override
          public void follow(Consumer<byte[], byte[]> consumer, BooleanSupplier goesOn)
              throws InterruptedException {
            step.of(begun.incrementAndGet(), goesOn);
          }

          @Override
          public void ended() {
            ended.incrementAndGet();
          }
        };
    return new GroupFollower(
        "follower", "The test", "group", Map.of("bootstrap.servers", "127.0.0.1:1"), work, pause);
  }

  private interface Step {
    void of(int time, BooleanSupplier goesOn) throws InterruptedException;
  }

  private static void untilClosed(BooleanSupplier goesOn) {
    await().atMost(LONG).until(() -> !goesOn.getAsBoolean());
  }

  @Test
  void whereKafkaIsAwayItBeginsAnew() {
    try (GroupFollower follower =
        follower(
            SHORT,
            (time, goesOn) -> {
              if (time < 3) {
                throw new TimeoutException("away");
              }
              untilClosed(goesOn);
            })) {
      follower.start();
      await().until(() -> begun.get() == 3);
      assertThat(follower.isAlive()).isTrue();
      assertThat(ended).hasValue(0);
    }
    assertThat(begun).hasValue(3);
    assertThat(ended).hasValue(1);
  }

  @Test
  void aFaultEndsIt() {
    try (GroupFollower follower =
        follower(
            SHORT,
            (time, goesOn) -> {
              throw new IllegalStateException("a fault");
            })) {
      follower.start();
      await().until(() -> !follower.isAlive());
      assertThat(begun).hasValue(1);
      assertThat(ended).hasValue(1);
    }
  }

  @Test
  void itIsClosedWithinAPause() {
    GroupFollower follower =
        follower(
            LONG,
            (time, goesOn) -> {
              throw new TimeoutException("away");
            });
    follower.start();
    await().until(() -> begun.get() == 1);

    follower.end();
    follower.close();
    assertThat(follower.isAlive()).isFalse();
    assertThat(begun).hasValue(1);
    assertThat(ended).hasValue(1);
  }
}
