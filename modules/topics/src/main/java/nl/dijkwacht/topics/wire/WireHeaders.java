package nl.dijkwacht.topics.wire;

import java.time.Instant;
import java.util.Set;
import nl.dijkwacht.core.trail.Provenance;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers of records. Every value is UTF-8 text, numbers in decimal, so that any console
 * consumer shows them. A header that is missing or makes no sense is read as null. Of several with
 * one name the last counts; writing replaces.
 */
public final class WireHeaders {

  /** What the value is: {@code signal/1.0}. */
  public static final String SCHEMA = "dijkwacht.schema";

  /** When it happened, in milliseconds since the epoch (event time). */
  public static final String EVENT_TIME = "dijkwacht.event-time";

  /** What the record was read from; see {@link Provenance#source}. */
  public static final String SOURCE = "dijkwacht.source";

  /** Which record of the source it was, from 1. */
  public static final String RECORD_NUMBER = "dijkwacht.record-number";

  /** The collector that read it, such as {@code files}. */
  public static final String COLLECTOR = "dijkwacht.collector";

  /** The hash of the value, by {@link nl.dijkwacht.core.StableId#ofBytes}; on rule documents. */
  public static final String HASH = "dijkwacht.hash";

  /** The subscription that an alert or notice is for; on dead letters of deliveries. */
  public static final String SUBSCRIPTION = "dijkwacht.subscription";

  /** How often it was tried and failed; on dead letters and on what was put back from them. */
  public static final String ATTEMPTS = "dijkwacht.attempts";

  /** On dead letters: a {@link nl.dijkwacht.core.DeadLetterReason#label}. */
  public static final String REASON = "dijkwacht.dead-letter.reason";

  /** On dead letters: where the input came from. */
  public static final String PLACE = "dijkwacht.dead-letter.place";

  /** On dead letters: a sentence without content of the input. */
  public static final String DETAIL = "dijkwacht.dead-letter.detail";

  /** On dead letters: the full name of the topic that the input was in. */
  public static final String ORIGIN_TOPIC = "dijkwacht.dead-letter.topic";

  /** On dead letters: the partition that the input was in. */
  public static final String ORIGIN_PARTITION = "dijkwacht.dead-letter.partition";

  /** On dead letters: the offset that the input was at. */
  public static final String ORIGIN_OFFSET = "dijkwacht.dead-letter.offset";

  /** On dead letters: the timestamp of the input's record, in milliseconds since the epoch. */
  public static final String ORIGIN_TIMESTAMP = "dijkwacht.dead-letter.timestamp";

  /** On dead letters that could not be kept whole: how many bytes the input had. */
  public static final String CLIPPED_FROM = "dijkwacht.dead-letter.clipped-from";

  /** What describes the input itself, and so stays with it when it becomes a dead letter. */
  static final Set<String> OF_THE_INPUT =
      Set.of(SCHEMA, EVENT_TIME, SOURCE, RECORD_NUMBER, COLLECTOR, SUBSCRIPTION);

  private WireHeaders() {}

  public static void putSchema(Headers headers, Schema schema) {
    HeaderValue.put(headers, SCHEMA, schema.toString());
  }

  public static @Nullable Schema schema(Headers headers) {
    String text = HeaderValue.text(headers, SCHEMA);
    return text == null ? null : Schema.parse(text);
  }

  public static void putEventTime(Headers headers, Instant eventTime) {
    HeaderValue.put(headers, EVENT_TIME, Long.toString(eventTime.toEpochMilli()));
  }

  public static @Nullable Instant eventTime(Headers headers) {
    Long millis = HeaderValue.number(headers, EVENT_TIME);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  public static void putProvenance(Headers headers, Provenance provenance) {
    HeaderValue.put(headers, SOURCE, provenance.source());
    HeaderValue.put(headers, RECORD_NUMBER, Long.toString(provenance.recordNumber()));
  }

  /** Where the record came from, if both its source and its number are told. */
  public static @Nullable Provenance provenance(Headers headers) {
    String source = HeaderValue.text(headers, SOURCE);
    Long number = HeaderValue.number(headers, RECORD_NUMBER);
    return source == null || number == null || number < 1 ? null : new Provenance(source, number);
  }

  /** Where the whole value was read from, and its hash. */
  public static void putDocument(Headers headers, String source, String hash) {
    HeaderValue.put(headers, SOURCE, source);
    HeaderValue.put(headers, HASH, hash);
  }

  public static void putCollector(Headers headers, String collector) {
    HeaderValue.put(headers, COLLECTOR, collector);
  }

  public static @Nullable String collector(Headers headers) {
    return HeaderValue.text(headers, COLLECTOR);
  }

  public static void putSubscription(Headers headers, String subscription) {
    HeaderValue.put(headers, SUBSCRIPTION, subscription);
  }

  /** The one subscription that the record is for; null if it is for all. */
  public static @Nullable String subscription(Headers headers) {
    return HeaderValue.text(headers, SUBSCRIPTION);
  }

  /** How often the record was tried and failed before: 0 unless it was put back. */
  public static int attempts(Headers headers) {
    Long attempts = HeaderValue.number(headers, ATTEMPTS);
    return attempts == null ? 0 : (int) Math.max(0, Math.min(attempts, Integer.MAX_VALUE));
  }

  static void putAttempts(Headers headers, int attempts) {
    HeaderValue.put(headers, ATTEMPTS, Integer.toString(attempts));
  }
}
