package nl.dijkwacht.publish.response.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.response.ResponseCommand;
import nl.dijkwacht.publish.response.policies.ResponsePolicy;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.GroupFollower;
import nl.dijkwacht.topics.cluster.TopicSettings;
import nl.dijkwacht.topics.decisions.DecidedTopics;
import nl.dijkwacht.topics.wire.Payload;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads alerts, and sends on those that a policy is about: at least once, since the same request
 * that is proposed twice is one.
 */
final class AlertFollower implements GroupFollower.Work {

  private static final Logger LOG = LoggerFactory.getLogger(AlertFollower.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int PATIENCE_MILLIS = 30_000;

  /** Of the key and headers. */
  private static final int RESERVE = 8 * 1024;

  private final ResponseSettings settings;
  private final Supplier<Known> known;
  private final ResponseMeters meters;
  private final Clock clock;

  AlertFollower(
      ResponseSettings settings, Supplier<Known> known, ResponseMeters meters, Clock clock) {
    this.settings = settings;
    this.known = known;
    this.meters = meters;
    this.clock = clock;
  }

  /** One that shares the alerts with the other instances; no subscription can have its group. */
  GroupFollower follower() {
    return new GroupFollower(
        "response-alerts",
        "Holding alerts against policies",
        settings.prefix().value() + ".publish.response.alerts",
        settings.clientProperties(),
        this);
  }

  @Override
  public void follow(Consumer<byte[], byte[]> consumer, BooleanSupplier goesOn) {
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(producing(), new ByteArraySerializer(), new ByteArraySerializer())) {
      consumer.subscribe(List.of(Topics.ALERTS.fullName(settings.prefix())));
      while (goesOn.getAsBoolean()) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> record : records) {
          take(record, producer);
        }
        if (!records.isEmpty()) {
          consumer.commitSync();
        }
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Producer<byte[], byte[]> producer) {
    if (record.value() == null) {
      return;
    }
    Reading<Alert> reading = Topics.ALERTS.payload().read(record.value(), record.headers());
    if (!(reading instanceof Reading.Value<Alert> read)) {
      LOG.warn(
          "An alert cannot be read, and nobody is asked to respond: {}-{}@{}",
          record.topic(),
          record.partition(),
          record.offset());
      meters.passedOver("none", "unreadable");
      return;
    }
    Instant recorded = Instant.ofEpochMilli(record.timestamp());
    Registers registers = known.get().registers();
    for (ResponsePolicy policy : settings.policies().get().byId().values()) {
      if (Proposal.isWanted(policy, read.value(), registers)) {
        propose(ResponseCommand.proposing(policy.id(), read.value(), recorded), policy, producer);
      }
    }
  }

  private void propose(
      ResponseCommand command, ResponsePolicy policy, Producer<byte[], byte[]> producer) {
    byte[] value = Topics.RESPONSE_COMMANDS.payload().write(command);
    if (command.at().isBefore(clock.instant().minus(settings.expireAfter()))) {
      meters.passedOver(policy.id(), "too-old");
    } else if (value.length > Payload.MAX_BYTES - RESERVE) {
      LOG.warn("An alert is too large, and policy {} asks nobody about it", policy.id());
      meters.passedOver(policy.id(), "too-large");
    } else {
      send(value, producer);
    }
  }

  private void send(byte[] value, Producer<byte[], byte[]> producer) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.RESPONSE_COMMANDS.fullName(settings.prefix()),
            DecidedTopics.RESPONSES_KEY.getBytes(UTF_8),
            value);
    WireHeaders.putSchema(record.headers(), Topics.RESPONSE_COMMANDS.payload().schema());
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new KafkaException("A request could not be proposed.", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private Map<String, Object> producing() {
    Map<String, Object> properties = new HashMap<>(settings.clientProperties());
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSettings.MAX_MESSAGE_BYTES);
    return properties;
  }
}
