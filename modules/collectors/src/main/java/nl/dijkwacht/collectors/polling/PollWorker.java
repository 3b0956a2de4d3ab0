package nl.dijkwacht.collectors.polling;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.collectors.BackOff;
import nl.dijkwacht.collectors.Printable;
import nl.dijkwacht.collectors.TransactionalProducer;
import nl.dijkwacht.topics.cluster.ClusterFailure;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Runs rounds one after the other, with a producer of its own. Ends when interrupted. */
final class PollWorker implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(PollWorker.class);

  /** The longest that the embedded broker lets a transaction be open. */
  private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(60);

  private final PollersSettings settings;
  private final String name;
  private final BlockingQueue<Round> rounds;
  private final RoundBook book;
  private final CountDownLatch stop;
  private final MeterRegistry registry;
  private final Clock clock;
  private @Nullable TransactionalProducer producer;
  private int failures;

  /**
   * @param name tells its producer from those of all other workers of the instance
   */
  PollWorker(
      PollersSettings settings,
      String name,
      BlockingQueue<Round> rounds,
      RoundBook book,
      CountDownLatch stop,
      MeterRegistry registry,
      Clock clock) {
    this.settings = settings;
    this.name = name;
    this.rounds = rounds;
    this.book = book;
    this.stop = stop;
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      while (!isStopping()) {
        Round round = rounds.poll(1, TimeUnit.SECONDS);
        if (round != null) {
          work(round);
        } else if (failures > 0) {
          reconnect();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Error e) {
      book.unconnected(
          name,
          "A thread that asks AWS has ended for a fault of Dijkwacht (%s). Restart this process."
              .formatted(e.getClass().getSimpleName()));
      throw e;
    } finally {
      disconnect();
    }
  }

  private void work(Round round) throws InterruptedException {
    RoundOutput output = null;
    RoundEnd end;
    String failure = null;
    try {
      output = new RoundOutput(round, producer(), settings.prefix(), this::isStopping);
      end = ask(round, output);
      output.abandon();
    } catch (KafkaException e) {
      LOG.debug("Writing failed", e);
      failure = ClusterFailure.sentence("Writing what AWS told", e);
      disconnect();
      end = new RoundEnd.Unwritten();
    }
    book.ended(round, output == null ? null : output.committed(), end);
    if (failure != null) {
      waitForKafka(failure);
    }
  }

  /** Tells that Kafka is there again also where there is nothing to ask any more. */
  private void reconnect() throws InterruptedException {
    try {
      producer();
    } catch (KafkaException e) {
      waitForKafka(ClusterFailure.sentence("Connecting to write what AWS tells", e));
    }
  }

  private RoundEnd ask(Round round, RoundOutput output) {
    if (output.isStopping()) {
      return new RoundEnd.Stopped();
    }
    try {
      round.shard().poll().ask(round.last(), output);
      return output.isStopping() ? new RoundEnd.Stopped() : new RoundEnd.Finished();
    } catch (RoundEndedException | CommitFailedException e) {
      return new RoundEnd.Stopped();
    } catch (KafkaException e) {
      throw e;
    } catch (SdkException e) {
      // Who stops interrupts what waits for AWS.
      return output.isStopping()
          ? new RoundEnd.Stopped()
          : new RoundEnd.Failed(AwsFailure.of("Asking " + Printable.of(round.shard().name()), e));
    } catch (RuntimeException e) {
      return new RoundEnd.Broken(e);
    }
  }

  private TransactionalProducer producer() {
    TransactionalProducer open = producer;
    if (open == null) {
      open =
          TransactionalProducer.open(
              settings.clientProperties(),
              "%s.collect.polls.%s.%s".formatted(settings.prefix(), settings.instance(), name),
              transactionTimeout(),
              registry,
              clock);
      producer = open;
      failures = 0;
      book.connected(name);
    }
    return open;
  }

  /** The transaction of an instance that died must not outlive the time to take over from it. */
  private Duration transactionTimeout() {
    Duration session = settings.sessionTimeout();
    return session.compareTo(LONGEST_TRANSACTION) < 0 ? session : LONGEST_TRANSACTION;
  }

  private void waitForKafka(String failure) throws InterruptedException {
    if (isStopping()) {
      return;
    }
    Duration pause = BackOff.OF_KAFKA.after(++failures);
    book.unconnected(name, failure);
    LOG.warn("{} The next attempt is in {} s.", failure, pause.toSeconds());
    stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void disconnect() {
    TransactionalProducer open = producer;
    producer = null;
    if (open != null) {
      // A producer that is closed by an interrupted thread leaves its transaction open.
      boolean interrupted = Thread.interrupted();
      open.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean isStopping() {
    return stop.getCount() == 0;
  }
}
