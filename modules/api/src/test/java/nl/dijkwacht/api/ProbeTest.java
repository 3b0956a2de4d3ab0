package nl.dijkwacht.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProbeTest {

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 7);
  private final AtomicInteger asked = new AtomicInteger();
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  @Test
  void anAnswerIsUsedAgainForASecondAndNoLonger() {
    Probe probe = new Probe(counting(), Runnable::run, nanoTime::get);

    assertThat(probe.ask().await().detail()).isEqualTo("1");
    pass(Probe.FRESH.minusNanos(1));
    assertThat(probe.ask().await().detail()).isEqualTo("1");
    pass(Duration.ofNanos(1));
    assertThat(probe.ask().await().detail()).isEqualTo("2");
  }

  @Test
  void aCheckThatHangsIsNotAskedAgainAndIsDownAtOnceWhenItsTimeIsUp() {
    Probe probe = new Probe(counting(), waiting::add, nanoTime::get);
    probe.ask();
    pass(Duration.ofMinutes(5));

    CheckResult result = probe.ask().await();

    assertThat(result).isEqualTo(CheckResult.down("There was no answer within 900 ms."));
    assertThat(waiting).hasSize(1);
  }

  @Test
  void anAnswerThatComesLateIsNotUsedButAskedForAgain() {
    Probe probe = new Probe(counting(), waiting::add, nanoTime::get);
    probe.ask();
    pass(Duration.ofMinutes(5));
    waiting.remove().run();

    Probe.Run again = probe.ask();
    waiting.remove().run();

    assertThat(again.await()).isEqualTo(CheckResult.up("2"));
  }

  @Test
  void aCheckThatThrowsIsDownWithoutItsMessage() {
    Check failing =
        new Check(
            "kafka",
            () -> {
              throw new IllegalStateException("password=geheim");
            });

    assertThat(new Probe(failing, Runnable::run, nanoTime::get).ask().await())
        .isEqualTo(CheckResult.down("The check failed with IllegalStateException."));
  }

  private Check counting() {
    return new Check("counting", () -> CheckResult.up("" + asked.incrementAndGet()));
  }

  private void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }
}
