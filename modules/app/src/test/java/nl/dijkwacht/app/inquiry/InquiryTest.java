package nl.dijkwacht.app.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.dijkwacht.app.inquiry.Inquiry.Question;
import org.junit.jupiter.api.Test;

class InquiryTest {

  private final CountDownLatch interrupted = new CountDownLatch(1);

  @Test
  void answersComeInTheOrderOfTheQuestions() {
    List<Question<Integer>> questions =
        IntStream.range(0, 100).mapToObj(i -> new Question<>(() -> i, () -> -1)).toList();

    assertThat(new Inquiry(Duration.ofSeconds(30)).all(questions))
        .isEqualTo(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void oneWithoutAnAnswerIsLeftBehindAndInterrupted() throws InterruptedException {
    List<String> answers =
        new Inquiry(Duration.ofMillis(200))
            .all(List.of(new Question<>(this::never, () -> "late"), question("known")));

    assertThat(answers).containsExactly("late", "known");
    interrupted.await();
  }

  @Test
  void manyWithoutAnAnswerAreAskedInTurns() {
    // More than are asked at once: each comes to its turn, since the others give up.
    List<Question<String>> questions =
        IntStream.range(0, 40)
            .mapToObj(i -> new Question<String>(this::never, () -> "late"))
            .toList();

    assertThat(new Inquiry(Duration.ofMillis(50)).all(questions)).containsOnly("late").hasSize(40);
  }

  @Test
  void sixteenAreAskedAtOnceAndNoMore() {
    CountDownLatch sixteen = new CountDownLatch(16);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Question<Boolean>> questions =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    new Question<>(
                        () -> {
                          most.accumulateAndGet(now.incrementAndGet(), Math::max);
                          sixteen.countDown();
                          await(sixteen);
                          return now.decrementAndGet() >= 0;
                        },
                        () -> false))
            .toList();

    assertThat(new Inquiry(Duration.ofSeconds(30)).all(questions)).containsOnly(true);
    assertThat(most).hasValue(16);
  }

  @Test
  void whatNobodyForesawIsThrown() {
    Question<String> broken =
        new Question<>(
            () -> {
              throw new IllegalStateException("broken");
            },
            () -> "late");

    assertThatThrownBy(() -> new Inquiry(Duration.ofSeconds(30)).all(List.of(broken)))
        .hasRootCauseMessage("broken");
  }

  private static Question<String> question(String answer) {
    return new Question<>(() -> answer, () -> "late");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String never() {
    try {
      new CountDownLatch(1).await();
      return "never";
    } catch (InterruptedException e) {
      interrupted.countDown();
      return "interrupted";
    }
  }
}
