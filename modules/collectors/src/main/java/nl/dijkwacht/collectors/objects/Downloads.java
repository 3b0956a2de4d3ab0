package nl.dijkwacht.collectors.objects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.collectors.Printable;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks S3 for parts of objects in threads of its own, so that its latency does not limit how much
 * is collected. What it says no to is asked for three times within a second or so; whether and when
 * to try again what may pass is for the caller to decide. Thread-safe.
 */
final class Downloads implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);
  private static final int TRIES = 3;
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final S3Objects objects;
  private final MeterRegistry registry;
  private final ExecutorService threads;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param atOnce how many are asked for at the same time
   */
  Downloads(S3Objects objects, int atOnce, String name, MeterRegistry registry) {
    this.objects = objects;
    this.registry = registry;
    this.threads =
        Executors.newFixedThreadPool(
            atOnce,
            task -> {
              Thread thread = new Thread(task, name + "-download");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins to ask for a part; the answers come in any order. See {@link S3Objects#part}. */
  Future<ObjectPart> ask(ObjectAnnouncement object, long from, int length, @Nullable String etag) {
    return threads.submit(() -> tries(object, from, length, etag));
  }

  private ObjectPart tries(
      ObjectAnnouncement object, long from, int length, @Nullable String etag) {
    ObjectPart part = counted(object, from, length, etag);
    Duration pause = PAUSE;
    for (int i = 1; i < TRIES && isRefused(part) && !isClosedWithin(pause); i++) {
      part = counted(object, from, length, etag);
      pause = pause.multipliedBy(3);
    }
    return part;
  }

  private static boolean isRefused(ObjectPart part) {
    return part instanceof ObjectPart.Failed failed && !failed.failure().kind().passes();
  }

  private ObjectPart counted(
      ObjectAnnouncement object, long from, int length, @Nullable String etag) {
    ObjectPart part = once(object, from, length, etag);
    if (part instanceof ObjectPart.Changed) {
      failures("changed").increment();
    } else if (part instanceof ObjectPart.Failed failed) {
      failures(failed.failure().kind().name().toLowerCase(Locale.ROOT)).increment();
    }
    return part;
  }

  private ObjectPart once(ObjectAnnouncement object, long from, int length, @Nullable String etag) {
    try {
      return objects.part(object, from, length, etag);
    } catch (RuntimeException e) {
      // What the SDK does not foresee must not stop the objects behind it.
      LOG.warn("The AWS SDK failed on {}", Printable.of(object.uri()), e);
      return new ObjectPart.Failed(
          new AwsFailure(
              AwsFailure.Kind.REFUSED,
              "Reading %s failed in the AWS SDK; see the log."
                  .formatted(Printable.of(object.uri()))));
    }
  }

  private Counter failures(String failure) {
    return Meters.COLLECT_OBJECT_FAILURES.counter(registry, failure);
  }

  private boolean isClosedWithin(Duration pause) {
    try {
      return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Gives up what is under way. */
  @Override
  public void close() {
    closed.countDown();
    threads.shutdownNow();
  }
}
