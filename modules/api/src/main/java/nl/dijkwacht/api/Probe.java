package nl.dijkwacht.api;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one check, on request, and waits for a limited time. While an answer is outstanding it is
 * not asked again, so a check that hangs holds one thread and no more. Thread-safe.
 */
final class Probe {

  /** Under the second that Kubernetes gives a probe by default. */
  static final Duration LIMIT = Duration.ofMillis(900);

  /** How old an answer may be: many who ask at once make one question. */
  static final Duration FRESH = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Probe.class);

  private final Check check;
  private final Executor executor;
  private final LongSupplier nanoTime;
  private @Nullable Run newest;

  Probe(Check check, Executor executor) {
    this(check, executor, System::nanoTime);
  }

  Probe(Check check, Executor executor, LongSupplier nanoTime) {
    this.check = check;
    this.executor = executor;
    this.nanoTime = nanoTime;
  }

  /** Asks, unless there is a fresh answer or one outstanding. */
  synchronized Run ask() {
    Run run = newest;
    if (run == null || run.isOutdated()) {
      run = new Run(nanoTime.getAsLong(), CompletableFuture.supplyAsync(this::answer, executor));
      newest = run;
    }
    return run;
  }

  private CheckResult answer() {
    try {
      return check.question().get();
    } catch (RuntimeException e) {
      LOG.warn("The health check {} failed.", check.name(), e);
      // Not the message: it may hold what not everyone may read.
      return CheckResult.down("The check failed with " + e.getClass().getSimpleName() + ".");
    }
  }

  /** A check that was asked. */
  final class Run {

    private final long askedAt;
    private final CompletableFuture<CheckResult> answer;

    private Run(long askedAt, CompletableFuture<CheckResult> answer) {
      this.askedAt = askedAt;
      this.answer = answer;
    }

    String name() {
      return check.name();
    }

    /** The answer, or down once the time since asking has passed the limit. */
    CheckResult await() {
      long left = LIMIT.toNanos() - age();
      CheckResult silence =
          CheckResult.down("There was no answer within " + LIMIT.toMillis() + " ms.");
      return answer.copy().completeOnTimeout(silence, left, TimeUnit.NANOSECONDS).join();
    }

    private boolean isOutdated() {
      return answer.isDone() && age() >= FRESH.toNanos();
    }

    private long age() {
      return nanoTime.getAsLong() - askedAt;
    }
  }
}
