package nl.dijkwacht.app.inquiry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks many questions at once, and waits for none longer than a limit (wall clock, from when it is
 * asked). Who does not answer in time is interrupted and left behind on a daemon thread.
 */
public final class Inquiry {

  /** What a person who waits for a command is asked to wait for one answer. */
  public static final Duration USUAL_LIMIT = Duration.ofSeconds(10);

  private static final int AT_ONCE = 16;

  private final Duration limit;

  public Inquiry(Duration limit) {
    this.limit = limit;
  }

  public Duration limit() {
    return limit;
  }

  /**
   * A question.
   *
   * @param ask fails with exceptions that nobody foresaw alone
   * @param late stands for the answer that did not come
   */
  public record Question<T>(Supplier<T> ask, Supplier<T> late) {}

  /** The answers in the order of the questions. */
  public <T> List<T> all(List<Question<T>> questions) {
    Semaphore room = new Semaphore(AT_ONCE);
    List<CompletableFuture<T>> answers = new ArrayList<>();
    for (Question<T> question : questions) {
      // Each permit comes back: by the answer, or by the limit.
      room.acquireUninterruptibly();
      answers.add(ask(question).whenComplete((answer, failure) -> room.release()));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private <T> CompletableFuture<T> ask(Question<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    CompletableFuture<Boolean> inTime =
        new CompletableFuture<Boolean>()
            .completeOnTimeout(true, limit.toMillis(), TimeUnit.MILLISECONDS);
    Thread thread =
        new Thread(
            () -> {
              try {
                answer.complete(question.ask().get());
              } catch (RuntimeException e) {
                answer.completeExceptionally(e);
              }
            },
            "inquiry");
    thread.setDaemon(true);
    thread.start();
    CompletableFuture<Void> unused =
        inTime.thenRun(
            () -> {
              if (answer.complete(question.late().get())) {
                thread.interrupt();
              }
            });
    return answer.whenComplete((value, failure) -> inTime.cancel(false));
  }
}
