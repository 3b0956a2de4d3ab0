package nl.dijkwacht.streams.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.wire.DeadLetterRecord;
import nl.dijkwacht.topics.wire.RecordOrigin;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backstop behind what processors handle themselves: a record that makes a stage fail becomes a
 * dead letter, so that one record never stops all that come after it. What fails for want of a
 * broker or a disk is no fault of the record, and is tried again by a new thread.
 *
 * <p>Kafka's own handlers copy messages and stack traces, which may quote records, into headers.
 */
public final class DeadLetterHandler
    implements DeserializationExceptionHandler,
        ProcessingExceptionHandler,
        ProductionExceptionHandler {

  static final String TOPIC_CONFIG = "dijkwacht.dead-letters.topic";
  static final String STAGE_CONFIG = "dijkwacht.dead-letters.stage";
  static final String REGISTRY_CONFIG = "dijkwacht.dead-letters.registry";

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

  private @Nullable String topic;
  private @Nullable String stage;
  private @Nullable MeterRegistry registry;

  @Override
  public void configure(Map<String, ?> configs) {
    topic = (String) configs.get(TOPIC_CONFIG);
    stage = (String) configs.get(STAGE_CONFIG);
    registry = (MeterRegistry) configs.get(REGISTRY_CONFIG);
  }

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
    return DeserializationExceptionHandler.Response.resume(
        deadLetter(
            context, record.key(), record.value(), DeadLetterReason.UNREADABLE_PAYLOAD, failure));
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception failure) {
    // What is done by the clock has no record that could be set aside.
    if (record == null || failure instanceof KafkaException) {
      return ProcessingExceptionHandler.Response.fail();
    }
    // Once something was sent, Kafka Streams has let go of the bytes that it consumed. Processors
    // here stand behind sources of bytes, so that the record holds the same.
    byte[] key = record.key() instanceof byte[] bytes ? bytes : context.sourceRawKey();
    byte[] value = record.value() instanceof byte[] bytes ? bytes : context.sourceRawValue();
    return ProcessingExceptionHandler.Response.resume(
        deadLetter(context, key, value, DeadLetterReason.PROCESSING_FAILED, failure));
  }

  /**
   * Never goes on without a record that could not be sent: it may be one of a store's changelog,
   * and after a record that was refused Kafka takes no more of its transaction anyhow.
   */
  @Override
  public ProductionExceptionHandler.Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception failure) {
    LOG.error(
        "Sending to {} failed with {} in {}",
        record.topic(),
        failure.getClass().getName(),
        context.processorNodeId());
    return failure instanceof RetriableException
        ? ProductionExceptionHandler.Response.retry()
        : ProductionExceptionHandler.Response.fail();
  }

  private List<ProducerRecord<byte[], byte[]>> deadLetter(
      ErrorHandlerContext context,
      byte @Nullable [] key,
      byte @Nullable [] value,
      DeadLetterReason reason,
      Exception failure) {
    RecordOrigin origin =
        new RecordOrigin(
            context.topic(), context.partition(), context.offset(), context.timestamp());
    String kind = failure.getClass().getName();
    LOG.error(
        "Record {} {}: {} in {}", origin, reason.predicate(), kind, context.processorNodeId());
    LOG.debug("What failed", failure);
    Meters.DEAD_LETTERS
        .counter(Objects.requireNonNull(registry), Objects.requireNonNull(stage), reason.label())
        .increment();
    int attempts = WireHeaders.attempts(context.headers()) + 1;
    DeadLetterRecord dead =
        DeadLetterRecord.of(
            new DeadLetter(reason, origin.toString(), kind, attempts),
            origin,
            key,
            value,
            context.headers());
    return List.of(
        new ProducerRecord<>(
            Objects.requireNonNull(topic),
            null,
            context.timestamp(),
            dead.key(),
            dead.value(),
            dead.headers()));
  }
}
