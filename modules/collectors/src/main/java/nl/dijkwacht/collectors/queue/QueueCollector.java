package nl.dijkwacht.collectors.queue;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.collectors.BackOff;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.collectors.Heartbeats;
import nl.dijkwacht.collectors.StoppableWork;
import nl.dijkwacht.topics.cluster.ClusterFailure;
import nl.dijkwacht.topics.wire.Outcome;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Works off one queue of SQS: writes to Kafka what its messages say, and deletes them then and not
 * before. So each is dealt with once or more; what is written again changes nothing, since objects,
 * events, items and findings are known by their names. Any number may work off the same queue, in
 * this process and others. {@link #watch} is for one thread, all else for any.
 */
public final class QueueCollector implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(QueueCollector.class);

  /** Of a queue that cannot be reached, is unknown or not permitted. */
  private static final BackOff OF_AWS = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));

  /** Writing a batch takes milliseconds unless Kafka does not answer. */
  private static final Duration CLOSE_GRACE = Duration.ofSeconds(2);

  private final QueueSettings settings;
  private final AwsAccess aws;
  private final Supplier<Outcome<QueueProducer>> connecting;
  private final QueueCounts counts;
  private final SignsOfLife signs;
  private final QueueRecords records;
  private final CollectRecords heartbeats;
  private final StoppableWork work = new StoppableWork();
  private final String name;
  private volatile @Nullable SqsQueue queue;
  private @Nullable QueueProducer producer;
  private boolean answered;
  private @Nullable String undeletable;
  private volatile @Nullable String problem;

  /** Why a try failed, and how long to wait after several such. */
  private record Failure(String sentence, BackOff backOff) {}

  /**
   * @param aws stays open, and with it what is left of a request after closing this
   * @param clock for when records are collected
   */
  public QueueCollector(
      QueueSettings settings, AwsAccess aws, MeterRegistry registry, Clock clock) {
    this(
        settings,
        aws,
        registry,
        clock,
        () -> QueueProducer.open(settings.clientProperties(), settings.prefix()));
  }

  QueueCollector(
      QueueSettings settings,
      AwsAccess aws,
      MeterRegistry registry,
      Clock clock,
      Supplier<Outcome<QueueProducer>> connecting) {
    this.settings = settings;
    this.aws = aws;
    this.connecting = connecting;
    this.counts = new QueueCounts(registry);
    this.signs = new SignsOfLife(new Heartbeats(clock), counts);
    this.records = new QueueRecords(settings, counts, signs, clock);
    this.heartbeats = new CollectRecords(settings.prefix(), QueueRecords.CARRIER, clock);
    this.name = "queue " + new QueueUrl(settings.queue()).name();
    this.problem = "Collecting from %s has not begun yet.".formatted(name);
  }

  /** Why it does not collect: a sentence for people with what to do; empty while it does. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** Works off what is there and what comes, until closed. */
  public void watch() {
    work.run(
        this::persistently,
        completed ->
            disconnect(
                completed
                    ? "Collecting from %s was closed.".formatted(name)
                    : "Collecting from %s failed for a fault of Dijkwacht.".formatted(name)));
  }

  /** Ends what runs, within seconds also while it waits for messages, SQS or Kafka. */
  @Override
  public void close() {
    work.stop();
    SqsQueue open = queue;
    if (open != null) {
      open.stopReceiving();
    }
    work.awaitEnd(CLOSE_GRACE, () -> disconnect("Collecting from %s was closed.".formatted(name)));
  }

  private void persistently() {
    int failures = 0;
    while (!work.isStopping()) {
      Failure failure = attempt();
      if (failure == null) {
        failures = 0;
        answered = true;
        // As long as nothing can be deleted, a request that brings nothing is no sign of health.
        problem = undeletable;
      } else if (!work.isStopping()) {
        counts.failed();
        answered = false;
        problem = failure.sentence();
        failures++;
        Duration pause =
            BackOff.spread(
                failure.backOff().after(failures), ThreadLocalRandom.current().nextDouble());
        LOG.warn("{} The next attempt is in {} s.", failure.sentence(), pause.toSeconds());
        work.pause(pause);
      }
    }
  }

  /** One batch; why it failed, or null. */
  private @Nullable Failure attempt() {
    try {
      String failure = connect();
      if (failure != null) {
        return new Failure(failure, BackOff.OF_KAFKA);
      }
      batch();
      return null;
    } catch (KafkaException e) {
      LOG.debug("Writing failed", e);
      closeProducer();
      return new Failure(
          ClusterFailure.sentence("Writing what %s said".formatted(name), e), BackOff.OF_KAFKA);
    } catch (SdkException e) {
      LOG.debug("Working off failed", e);
      return new Failure(sentence(e), OF_AWS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      work.stop();
      return null;
    } catch (RuntimeException e) {
      // One batch must not keep all others from being collected.
      LOG.error("Working off {} failed for a fault of Dijkwacht", name, e);
      return new Failure(
          "Working off %s failed for a fault of Dijkwacht; the log has it.".formatted(name),
          OF_AWS);
    }
  }

  private String sentence(SdkException e) {
    AwsFailure failure = AwsFailure.of("Working off " + name, e);
    return failure.kind() == AwsFailure.Kind.MISSING
        ? failure.sentence() + " Check its URL in collect.sqs.queues, and its account and Region."
        : failure.sentence();
  }

  /** Connects to where nothing is connected yet; why that failed, or null. */
  private @Nullable String connect() {
    if (queue == null) {
      try {
        queue = SqsQueue.open(settings, aws, work);
      } catch (SdkClientException e) {
        return "The URL of %s does not tell its Region; set aws.region.".formatted(name);
      }
    }
    if (producer == null) {
      Outcome<QueueProducer> outcome = connecting.get();
      if (outcome instanceof Outcome.Failed<QueueProducer> failed) {
        return failed.sentence();
      }
      producer = ((Outcome.Done<QueueProducer>) outcome).value();
    }
    return null;
  }

  private void batch() throws InterruptedException {
    SqsQueue from = queue;
    QueueProducer to = producer;
    if (from == null || to == null) {
      throw new IllegalStateException("a batch was begun without a connection");
    }
    // At first, and after a failure, it shall be known soon whether there is an answer.
    Duration longPoll = answered ? settings.longPoll() : Duration.ZERO;
    List<QueuedMessage> messages = from.receive(longPoll);
    List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>();
    signs.due().forEach(heartbeat -> batch.add(heartbeats.heartbeat(heartbeat)));
    messages.forEach(message -> batch.addAll(records.of(message)));
    if (!batch.isEmpty()) {
      to.write(batch);
    }
    if (!messages.isEmpty()) {
      counts.written();
      delete(messages, from);
    }
  }

  private void delete(List<QueuedMessage> messages, SqsQueue from) throws InterruptedException {
    int left = messages.size();
    try {
      left = from.delete(messages);
      undeletable = null;
    } catch (SdkException e) {
      undeletable = sentence(e);
      throw e;
    } finally {
      counts.deletions(messages.size() - left, left);
    }
  }

  private void closeProducer() {
    QueueProducer open = producer;
    producer = null;
    if (open != null) {
      open.close();
    }
  }

  private void disconnect(String why) {
    problem = why;
    counts.failed();
    closeProducer();
    SqsQueue open = queue;
    queue = null;
    if (open != null) {
      open.close();
    }
  }
}
