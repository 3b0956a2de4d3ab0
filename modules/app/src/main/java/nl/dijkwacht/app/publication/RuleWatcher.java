package nl.dijkwacht.app.publication;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.dijkwacht.api.Check;
import nl.dijkwacht.api.CheckResult;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.topics.TopicPrefix;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one of a process that follows what is published, makes new rules on a thread of its own, and
 * then swaps them. Whoever asks for the rules, from any thread, gets those in effect, at the cost
 * of reading one field. When Kafka is away, the rules stay and it tries again.
 */
public final class RuleWatcher implements Supplier<RuleSet>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RuleWatcher.class);
  private static final Duration READ_LIMIT = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final long CLOSE_LIMIT_MILLIS = 10_000;

  /**
   * What is followed.
   *
   * @param lastGood the file in which the last rules are kept, see {@link LastGoodFile}
   */
  public record Settings(Map<String, String> clientProperties, TopicPrefix prefix, Path lastGood) {

    public Settings {
      clientProperties = Map.copyOf(clientProperties);
    }
  }

  private final Settings settings;
  private final RuleReloader reloader;
  private final ReloadMeters meters;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile RulesInEffect inEffect;
  private volatile @Nullable String problem;

  private RuleWatcher(
      Settings settings, LocalRules local, RulesTopic topic, MeterRegistry registry) {
    this.settings = settings;
    this.reloader = new RuleReloader(local, new LastGoodFile(settings.lastGood()));
    this.inEffect = reloader.reload(topic.documents()).orElseThrow();
    this.meters = new ReloadMeters(registry, () -> inEffect);
    this.thread = new Thread(() -> follow(topic), "published-rules");
    this.thread.setDaemon(true);
    keep();
  }

  /**
   * Reads what is published to its end, and follows it from then on.
   *
   * @throws IOException with a sentence for people, if the topic cannot be read
   * @throws KafkaException if Kafka refuses or does not answer
   */
  public static RuleWatcher start(Settings settings, LocalRules local, MeterRegistry registry)
      throws IOException {
    RulesTopic topic = read(settings);
    RuleWatcher watcher = new RuleWatcher(settings, local, topic, registry);
    watcher.thread.start();
    return watcher;
  }

  private static RulesTopic read(Settings settings) throws IOException {
    return RulesTopic.read(settings.clientProperties(), settings.prefix(), READ_LIMIT);
  }

  private void follow(RulesTopic first) {
    followUntilItFails(first);
    while (closing.getCount() > 0) {
      pause();
      try {
        followUntilItFails(read(settings));
      } catch (IOException | KafkaException e) {
        tellOnce(e);
      }
    }
  }

  private void followUntilItFails(RulesTopic reading) {
    // What was read to its end is to be looked at, though nothing comes after it.
    boolean news = true;
    try (reading) {
      while (closing.getCount() > 0) {
        if (news && reading.isWhole()) {
          reload(reading.documents());
          news = false;
        }
        problem = null;
        news |= reading.poll();
      }
    } catch (KafkaException e) {
      tellOnce(e);
    }
  }

  private void reload(PublishedDocuments documents) {
    try {
      reloader
          .reload(documents)
          .ifPresent(
              now -> {
                inEffect = now;
                keep();
              });
    } catch (RuntimeException e) {
      // A fault of Dijkwacht. Its message may quote a rule, which the log shall not have unchecked.
      LOG.error(
          "Published rules were not taken, and those before stay: {}", e.getClass().getName());
      LOG.debug("What failed", e);
      meters.failed();
    }
  }

  private void keep() {
    reloader.keep(inEffect);
    meters.reloaded(inEffect);
  }

  private void tellOnce(Exception failure) {
    if (closing.getCount() > 0 && problem == null) {
      LOG.warn(
          "Published rules cannot be followed for now, and those in effect stay: {}",
          failure instanceof IOException
              ? failure.getMessage()
              : failure.getClass().getSimpleName());
      problem = "published rules cannot be followed, those in effect stay; the log tells why";
    }
  }

  private void pause() {
    try {
      if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("Closed while waiting for Kafka");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The rules in effect. */
  @Override
  public RuleSet get() {
    return inEffect.rules();
  }

  /** Whether published rules are followed, and what is made of them. */
  public Check check() {
    return new Check("rules", this::state);
  }

  private CheckResult state() {
    String why = problem;
    if (!thread.isAlive()) {
      return CheckResult.down("has stopped following published rules; the log tells why");
    }
    return why == null ? CheckResult.up(inEffect.summary()) : CheckResult.down(why);
  }

  @Override
  public void close() {
    closing.countDown();
    meters.close();
    try {
      thread.join(CLOSE_LIMIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
