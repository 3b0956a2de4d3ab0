package nl.dijkwacht.app.response;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.dijkwacht.app.config.ResponseConfig;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.documents.DocumentFile;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.publish.response.policies.LastGoodPolicies;
import nl.dijkwacht.publish.response.policies.PolicySet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policies of an instance, whose files may change while they are used. A change is taken once
 * it stood still for a look, since half a file may say more than the whole. What cannot be read or
 * used changes nothing, and is told. Whoever asks, from any thread, gets what is in effect.
 */
public final class PolicyWatch implements Supplier<PolicySet>, AutoCloseable {

  /** A change is in effect within twice of it (wall clock). */
  public static final Duration LOOK = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);
  private static final long CLOSE_LIMIT_MILLIS = 10_000;

  private final List<Path> paths;
  private final LastGoodPolicies policies;
  private final MeterRegistry registry;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private List<String> taken;
  private List<String> seen;
  private boolean readable = true;
  private volatile PolicySet inEffect;

  private PolicyWatch(
      ResponseConfig config, List<DocumentFile> files, Duration look, MeterRegistry registry) {
    this.paths = config.policies();
    this.policies = new LastGoodPolicies(config.mandate());
    this.registry = registry;
    this.taken = state(files);
    this.seen = taken;
    this.inEffect = policies.read(files);
    this.thread = new Thread(() -> follow(look), "response-policies");
    this.thread.setDaemon(true);
  }

  /**
   * Reads the policies of a configuration, and follows their files from then on.
   *
   * @param look how often they are looked at
   * @throws IOException if a path cannot be read
   */
  public static PolicyWatch start(ResponseConfig config, Duration look, MeterRegistry registry)
      throws IOException {
    PolicyWatch watch =
        new PolicyWatch(config, LocalPolicies.files(config.policies()), look, registry);
    watch.tell();
    watch.thread.start();
    return watch;
  }

  private static List<String> state(List<DocumentFile> files) {
    return files.stream()
        .map(file -> file.name() + " " + StableId.ofBytes(file.content()))
        .toList();
  }

  private void follow(Duration look) {
    try {
      while (!closing.await(look.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      List<DocumentFile> files = LocalPolicies.files(paths);
      List<String> now = state(files);
      boolean stoodStill = now.equals(seen);
      seen = now;
      readable = true;
      if (stoodStill && !now.equals(taken)) {
        taken = now;
        take(files);
      }
    } catch (IOException e) {
      if (readable) {
        LOG.error(
            "The policies of responses cannot be read, and those in effect stay: {}",
            e.getMessage());
        count("failed");
      }
      readable = false;
    } catch (RuntimeException e) {
      // A fault of Dijkwacht, which shall not end the watch.
      LOG.error(
          "Changed policies of responses were not taken, and those before stay: {}",
          e.getClass().getName());
      LOG.debug("What failed", e);
      count("failed");
    }
  }

  private void take(List<DocumentFile> files) {
    inEffect = policies.read(files);
    LOG.info("Changed policies of responses are in effect, {} in all", inEffect.byId().size());
    tell();
    count(inEffect.isWhole() ? "complete" : "partial");
  }

  private void tell() {
    for (Problem problem : inEffect.problems()) {
      LOG.error(
          "A policy of responses is not used as it is written; what its file said before stays,"
              + " if it was right: {}",
          problem);
    }
  }

  private void count(String outcome) {
    Meters.RESPONSE_RELOADS.counter(registry, outcome).increment();
  }

  @Override
  public PolicySet get() {
    return inEffect;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(CLOSE_LIMIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
