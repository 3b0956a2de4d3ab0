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
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one of a process that follows what is published of a kind, makes what is worked with of it on
 * a thread of its own, and then swaps that. Whoever asks for it, from any thread, gets what is in
 * effect, at the cost of reading one field. When Kafka is away, that stays and it tries again.
 *
 * @param <S> what is made of the documents
 */
public final class DocumentWatcher<S> implements Supplier<S>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DocumentWatcher.class);
  private static final Duration READ_LIMIT = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final long CLOSE_LIMIT_MILLIS = 10_000;

  /**
   * What is followed.
   *
   * @param lastGood the file in which what was in effect last is kept, see {@link LastGoodFile}
   */
  public record Settings(
      DocumentKind kind, Map<String, String> clientProperties, TopicPrefix prefix, Path lastGood) {

    public Settings {
      clientProperties = Map.copyOf(clientProperties);
    }
  }

  private final Settings settings;
  private final Reloader<S> reloader;
  private final ReloadMeters meters;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile InEffect<S> inEffect;
  private volatile @Nullable String problem;

  private DocumentWatcher(
      Settings settings, DocumentReader<S> reader, DocumentTopic topic, MeterRegistry registry) {
    this.settings = settings;
    this.reloader = new Reloader<>(settings.kind(), reader, new LastGoodFile(settings.lastGood()));
    this.inEffect = reloader.reload(topic.documents()).orElseThrow();
    this.meters = new ReloadMeters(settings.kind().meters(), registry, () -> inEffect);
    this.thread = new Thread(() -> follow(topic), "published-" + settings.kind().name());
    this.thread.setDaemon(true);
    keep();
  }

  /**
   * Reads what is published to its end, and follows it from then on.
   *
   * @throws IOException with a sentence for people, if the topic cannot be read
   * @throws KafkaException if Kafka refuses or does not answer
   */
  public static <S> DocumentWatcher<S> start(
      Settings settings, DocumentReader<S> reader, MeterRegistry registry) throws IOException {
    DocumentTopic topic = read(settings);
    DocumentWatcher<S> watcher = new DocumentWatcher<>(settings, reader, topic, registry);
    watcher.thread.start();
    return watcher;
  }

  private static DocumentTopic read(Settings settings) throws IOException {
    return DocumentTopic.read(
        settings.kind(), settings.clientProperties(), settings.prefix(), READ_LIMIT);
  }

  private void follow(DocumentTopic first) {
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

  private void followUntilItFails(DocumentTopic reading) {
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
      // A fault of Dijkwacht. Its message may quote a document, which the log shall not have
      // unchecked.
      LOG.error(
          "Published {} were not taken, and those before stay: {}",
          settings.kind().name(),
          e.getClass().getName());
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
          "Published {} cannot be followed for now, and those in effect stay: {}",
          settings.kind().name(),
          failure instanceof IOException
              ? failure.getMessage()
              : failure.getClass().getSimpleName());
      problem =
          "published %s cannot be followed, those in effect stay; the log tells why"
              .formatted(settings.kind().name());
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

  /** What is in effect. */
  @Override
  public S get() {
    return inEffect.content();
  }

  /** Whether what is published is followed, and what is made of it. */
  public Check check() {
    return new Check(settings.kind().name(), this::state);
  }

  private CheckResult state() {
    String why = problem;
    if (!thread.isAlive()) {
      return CheckResult.down(
          "has stopped following published %s; the log tells why"
              .formatted(settings.kind().name()));
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
