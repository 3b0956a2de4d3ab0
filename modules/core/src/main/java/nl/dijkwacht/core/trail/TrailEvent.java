package nl.dijkwacht.core.trail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.json.MemberName;
import org.jspecify.annotations.Nullable;

/**
 * One CloudTrail record: the bytes that came, with fields read on demand. It is a view on its
 * reader's tape; see {@link TrailEventReader} for how long it lives. Not thread-safe.
 *
 * <p>Where a key stands twice, fields at the top level give the last value, paths the first, and
 * rules see all of them.
 */
public final class TrailEvent {

  public static final long NO_TIME = Long.MIN_VALUE;

  private static final int LONGEST_ID = 128;
  private static final MemberName SOURCE = MemberName.of("eventSource");
  private static final MemberName NAME = MemberName.of("eventName");
  private static final MemberName TIME = MemberName.of("eventTime");
  private static final MemberName LOGSTASH_TIME = MemberName.of("@timestamp");
  private static final MemberName ID = MemberName.of("eventID");
  private static final MemberName SHARED_ID = MemberName.of("sharedEventID");
  private static final MemberName CATEGORY = MemberName.of("eventCategory");

  private final JsonTape tape;
  private final int source;
  private final int name;
  private final long epochMillis;

  private TrailEvent(JsonTape tape, int source, int name, long epochMillis) {
    this.tape = tape;
    this.source = source;
    this.name = name;
    this.epochMillis = epochMillis;
  }

  /** An event if the tape holds an object with a source and a name, else null. */
  static @Nullable TrailEvent on(JsonTape tape) {
    int source = tape.member(SOURCE);
    int name = tape.member(NAME);
    if (!isText(tape, source) || !isText(tape, name)) {
      return null;
    }
    if (tape.isString(tape.member(CATEGORY), "Aggregated")) {
      return null;
    }
    return new TrailEvent(tape, source, name, epochMillis(tape));
  }

  private static boolean isText(JsonTape tape, int node) {
    return node != JsonTape.NONE
        && tape.kind(node) == JsonKind.STRING
        && tape.end(node) > tape.start(node);
  }

  /**
   * When the event whose record lies on a tape happened: event time, milliseconds since the epoch;
   * {@link Long#MIN_VALUE} if the record does not tell.
   */
  public static long epochMillis(JsonTape tape) {
    int time = tape.member(TIME);
    if (time == JsonTape.NONE) {
      // Logstash moves the event's time there.
      time = tape.member(LOGSTASH_TIME);
    }
    if (time == JsonTape.NONE || tape.kind(time) != JsonKind.STRING) {
      return NO_TIME;
    }
    if (tape.isEscaped(time)) {
      // Some writers escape the plus sign of an offset.
      byte[] decoded = tape.text(time).getBytes(StandardCharsets.UTF_8);
      return EventTime.parse(decoded, 0, decoded.length);
    }
    return EventTime.parse(tape.bytes(), tape.start(time), tape.end(time));
  }

  /** The structure of the record, for matching. */
  public JsonTape json() {
    return tape;
  }

  /** The record as it came; a copy where it lies among others. */
  public byte[] bytes() {
    byte[] all = tape.bytes();
    int start = tape.start(tape.root());
    int end = tape.end(tape.root());
    return start == 0 && end == all.length ? all : Arrays.copyOfRange(all, start, end);
  }

  /** The node of {@code eventSource}. */
  public int sourceNode() {
    return source;
  }

  /** The node of {@code eventName}. */
  public int nameNode() {
    return name;
  }

  /** When it happened: event time, milliseconds since the epoch. */
  public long epochMillis() {
    return epochMillis;
  }

  /** When it happened: event time. */
  public Instant eventTime() {
    return Instant.ofEpochMilli(epochMillis);
  }

  public String eventSource() {
    return tape.text(source);
  }

  public String eventName() {
    return tape.text(name);
  }

  /**
   * What tells this event from all others: {@code eventID}, else a hash of the bytes. Accounts that
   * receive a copy each have an id of their own, so each can have its own finding.
   */
  public String id() {
    String id = text(ID);
    return id != null ? bounded(id) : StableId.ofBytes(bytes());
  }

  /**
   * What keeps all copies of an event on one partition: {@code sharedEventID}, which is the same in
   * each account that receives one, else the id.
   */
  public String key() {
    String shared = text(SHARED_ID);
    return shared != null ? bounded(shared) : id();
  }

  /** AWS's ids are UUIDs; an id of a megabyte would make a key that no topic takes. */
  private static String bounded(String id) {
    return id.length() <= LONGEST_ID ? id : StableId.of(List.of(id));
  }

  /** A string at the top level, or null if it is missing, empty or of another kind. */
  public @Nullable String topLevel(String key) {
    return nonEmpty(tape.stringOrNull(tape.member(tape.root(), key)));
  }

  private @Nullable String text(MemberName name) {
    return nonEmpty(tape.stringOrNull(tape.member(name)));
  }

  /** The first value at a path, or null if it is missing, empty or no string. */
  public @Nullable String text(FieldPath path) {
    return nonEmpty(tape.stringOrNull(path.first(tape)));
  }

  private static @Nullable String nonEmpty(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
