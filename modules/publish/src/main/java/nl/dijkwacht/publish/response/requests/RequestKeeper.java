package nl.dijkwacht.publish.response.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.dijkwacht.publish.delivery.Backoff;
import nl.dijkwacht.publish.response.runners.Runners;
import nl.dijkwacht.topics.CompactedTopicReader;
import nl.dijkwacht.topics.KeyPartition;
import nl.dijkwacht.topics.Topics;
import nl.dijkwacht.topics.decisions.DecidedTopics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deals with all requests, on a thread of its own, as long as this instance has the partition on
 * which all commands lie; other instances wait to take it over.
 */
final class RequestKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RequestKeeper.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration BACKOFF = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Duration READ_LIMIT = Duration.ofMinutes(2);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

  /** Each may lead to asking a runner before the next poll. */
  private static final int MOST_RECORDS = 10;

  private static final int LONGEST_WORK_MILLIS = 10 * 60_000;

  private final ResponseSettings settings;
  private final Supplier<Known> known;
  private final Runners runners;
  private final KafkaCaseFile cases;
  private final ResponseMeters meters;
  private final Backoff backoff;
  private final Clock clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "response-requests");
  private @Nullable RequestSession session;
  private volatile int waiting;

  RequestKeeper(
      ResponseSettings settings,
      Supplier<Known> known,
      Runners runners,
      KafkaCaseFile cases,
      ResponseMeters meters,
      Backoff backoff,
      Clock clock) {
    this.settings = settings;
    this.known = known;
    this.runners = runners;
    this.cases = cases;
    this.meters = meters;
    this.backoff = backoff;
    this.clock = clock;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
        follow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // A fault of Dijkwacht; its message may quote an alert.
      LOG.error("Responding has stopped: {}", e.getClass().getName());
      LOG.debug("What failed", e);
    }
  }

  /** Follows until it fails or is closed; what was not committed then comes again. */
  private void follow() throws InterruptedException {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      String topic = Topics.RESPONSE_COMMANDS.fullName(settings.prefix());
      int partitions = consumer.partitionsFor(topic, ANSWER).size();
      int partition = KeyPartition.of(DecidedTopics.RESPONSES_KEY.getBytes(UTF_8), partitions);
      consumer.subscribe(List.of(topic), leaving(new TopicPartition(topic, partition)));
      while (closing.getCount() > 0) {
        turn(consumer, new TopicPartition(topic, partition));
      }
    } catch (KafkaException e) {
      LOG.warn(
          "Requests to runners wait for Kafka, and are tried again in {} s: {}",
          BACKOFF.toSeconds(),
          e.getClass().getSimpleName());
      leave();
      boolean closed = closing.await(BACKOFF.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debug("Requests are followed no more: {}", closed);
    } finally {
      leave();
    }
  }

  private void turn(KafkaConsumer<byte[], byte[]> consumer, TopicPartition commands)
      throws InterruptedException {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    if (!consumer.assignment().contains(commands)) {
      // Somebody who used another key, which nobody is told to.
      return;
    }
    RequestSession current = session == null ? open() : session;
    if (current == null) {
      // What was polled comes again once it can be dealt with.
      records.partitions().forEach(one -> rewind(consumer, records.records(one)));
      return;
    }
    session = current;
    for (ConsumerRecord<byte[], byte[]> record : records.records(commands)) {
      if (record.value() != null) {
        current.take(record, consumer.groupMetadata());
      }
    }
    current.work();
    waiting = current.waiting();
  }

  private static void rewind(
      KafkaConsumer<byte[], byte[]> consumer, List<ConsumerRecord<byte[], byte[]>> records) {
    ConsumerRecord<byte[], byte[]> first = records.get(0);
    consumer.seek(new TopicPartition(first.topic(), first.partition()), first.offset());
  }

  /** Null as long as it is not known which cases there are. */
  private @Nullable RequestSession open() throws InterruptedException {
    if (!cases.isRead()) {
      return null;
    }
    RequestBook book = new RequestBook();
    KafkaRequestJournal journal =
        new KafkaRequestJournal(settings.clientProperties(), settings.prefix(), meters);
    Asking asking =
        new Asking(book, journal, new Asking.Means(settings, runners, cases, backoff, clock));
    RequestSession opened =
        new RequestSession(
            book, journal, new Decisions(book, settings, known), asking, meters, clock);
    session = opened;
    opened.open(
        new CompactedTopicReader(
            Map.copyOf(settings.clientProperties()), settings.prefix(), READ_LIMIT));
    return opened;
  }

  private ConsumerRebalanceListener leaving(TopicPartition commands) {
    return new ConsumerRebalanceListener() {
      @Override
      public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        // It begins with the next turn.
      }

      @Override
      public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (partitions.contains(commands)) {
          leave();
        }
      }
    };
  }

  private void leave() {
    RequestSession ended = session;
    session = null;
    waiting = 0;
    if (ended != null) {
      ended.close();
    }
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(settings.clientProperties());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group());
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
    properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_WORK_MILLIS);
    return properties;
  }

  /** Under which Kafka keeps how far it came; no subscription can have this name. */
  String group() {
    return settings.prefix().value() + ".publish.response.requests";
  }

  int waiting() {
    return waiting;
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  /** Ends after what is being asked. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
