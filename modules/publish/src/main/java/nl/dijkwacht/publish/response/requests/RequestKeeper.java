package nl.dijkwacht.publish.response.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import nl.dijkwacht.publish.delivery.Backoff;
import nl.dijkwacht.publish.response.runners.Runners;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.cluster.GroupFollower;
import nl.dijkwacht.topics.cluster.KeyPartition;
import nl.dijkwacht.topics.decisions.DecidedTopics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Deals with all requests, as long as this instance has the partition on which all commands lie;
 * other instances wait to take it over.
 */
final class RequestKeeper implements GroupFollower.Work {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Duration READ_LIMIT = Duration.ofMinutes(2);

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
  }

  /** One that takes the partition over from other instances; no subscription can have its group. */
  GroupFollower follower() {
    return new GroupFollower(
        "response-requests",
        "Responding",
        settings.prefix().value() + ".publish.response.requests",
        properties(),
        this);
  }

  @Override
  public void follow(Consumer<byte[], byte[]> consumer, BooleanSupplier goesOn)
      throws InterruptedException {
    try {
      String topic = Topics.RESPONSE_COMMANDS.fullName(settings.prefix());
      int partitions = consumer.partitionsFor(topic, ANSWER).size();
      int partition = KeyPartition.of(DecidedTopics.RESPONSES_KEY.getBytes(UTF_8), partitions);
      TopicPartition commands = new TopicPartition(topic, partition);
      consumer.subscribe(List.of(topic), leaving(commands));
      while (goesOn.getAsBoolean()) {
        turn(consumer, commands);
      }
    } finally {
      leave();
    }
  }

  private void turn(Consumer<byte[], byte[]> consumer, TopicPartition commands)
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
      Consumer<byte[], byte[]> consumer, List<ConsumerRecord<byte[], byte[]>> records) {
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
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
    properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_WORK_MILLIS);
    return properties;
  }

  int waiting() {
    return waiting;
  }
}
