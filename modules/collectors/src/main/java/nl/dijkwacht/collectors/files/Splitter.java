package nl.dijkwacht.collectors.files;

import java.util.Arrays;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.json.JsonFault;
import nl.dijkwacht.core.json.JsonLimits;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records in a stream of JSON texts. An object is read whole onto the tape, which splits
 * and parses in one pass. Only an object that holds lists of records is walked through as a stream:
 * one that begins with such a list, or has one and is no record or cannot be read whole.
 */
final class Splitter {

  private static final int MOST_NESTED = 8;
  private static final int HEAD = 64 << 10;

  private final JsonLimits limits;
  private final Window in;
  private final Delivery out;
  private final int outermost;
  private final String within;
  private final WholeObject object;
  private byte @Nullable [] unfinished;

  Splitter(JsonLimits limits, Window in, Delivery out) {
    this(limits, in, out, 0, "");
  }

  private Splitter(JsonLimits limits, Window in, Delivery out, int outermost, String within) {
    this.limits = limits;
    this.in = in;
    this.out = out;
    this.outermost = outermost;
    this.within = within;
    this.object = new WholeObject(limits);
  }

  /**
   * Hands out what there is to the end of the window, or until stopped.
   *
   * @return the beginning of the last text if it lacks its end, else null
   */
  byte @Nullable [] split() {
    while (!out.isStopped() && unfinished == null && in.skipSpace()) {
      if (in.bytes[in.from] == ',') {
        in.from++;
      } else {
        in.skipTimestamp();
        value(outermost, Resync.NO_CLOSER);
      }
      if (outermost == 0 && unfinished == null && !out.isStopped()) {
        out.reached(in.offset());
      }
    }
    return unfinished;
  }

  /** Reads one value; false if what it stands in is not to be read on. */
  private boolean value(int level, char closer) {
    byte c = in.bytes[in.from];
    if (c != '{' && c != '[') {
      return level == outermost
          ? unusable(DeadLetterReason.MALFORMED_JSON, "expected { or [" + here(0), line())
          : unusable(
              DeadLetterReason.NOT_A_TRAIL_EVENT, "expected an object" + here(0), past(closer));
    }
    if (level > MOST_NESTED) {
      String detail = "wrapped too many times" + here(0);
      return unusable(DeadLetterReason.TOO_DEEP, detail, past(closer));
    }
    return c == '{' ? object(level, closer) : array(level);
  }

  private boolean array(int level) {
    in.from++;
    while (in.skipSpace()) {
      byte c = in.bytes[in.from];
      if (c == ']') {
        in.from++;
        return true;
      } else if (c == ',') {
        in.from++;
      } else if (!value(level + 1, ']') || out.isStopped()) {
        return false;
      }
    }
    return endsEarly();
  }

  private boolean object(int level, char closer) {
    in.fill(WrapperKeys.ROOM);
    if (WrapperKeys.isFirstIn(in.bytes, in.from, in.to)) {
      return members(level);
    }
    JsonFault fault = object.read(in);
    if (fault == null) {
      return whole(level);
    }
    if (WrapperKeys.isAnywhereIn(in.bytes, in.from, in.from + fault.offset())) {
      return members(level);
    }
    boolean byLine = level == outermost;
    if (fault.reason() == JsonFault.Reason.TRUNCATED && !(byLine && anotherLineFollows())) {
      return endsEarly();
    }
    return unusable(
        TrailEventReader.reasonOf(fault),
        fault.reason().sentence() + here(fault.offset()),
        byLine && !isSound(fault) ? line() : past(closer));
  }

  /** Whether the object is well-formed as far as it was read, so that its end can be found. */
  private static boolean isSound(JsonFault fault) {
    return fault.reason() == JsonFault.Reason.TOO_LARGE
        || fault.reason() == JsonFault.Reason.TOO_DEEP;
  }

  /** Walks through the members of an object for lists of records. */
  private boolean members(int level) {
    in.from++;
    while (in.skipSpace()) {
      byte c = in.bytes[in.from];
      if (c == '}') {
        in.from++;
        return true;
      } else if (c == ',') {
        in.from++;
      } else if (!member(level, c) || out.isStopped()) {
        return false;
      }
    }
    return endsEarly();
  }

  private boolean member(int level, byte first) {
    if (first != '"') {
      String detail = "expected a key" + here(0);
      return unusable(DeadLetterReason.MALFORMED_JSON, detail, past('}'));
    }
    in.fill(WrapperKeys.ROOM);
    int value = WrapperKeys.valueAfter(in.bytes, in.from, in.to);
    if (value < 0) {
      return goTo(past('}')) || endsEarly();
    }
    in.from = value;
    return value(level + 1, '}');
  }

  /** Hands out the object on the tape, or what it carries. */
  private boolean whole(int level) {
    JsonTape tape = object.tape();
    int end = object.end();
    TrailReading reading = TrailEventReader.classify(tape);
    if (reading instanceof TrailReading.Event event) {
      out.event(event.event());
    } else if (reading instanceof TrailReading.Other other) {
      if (other.kind() == TrailReading.Other.Kind.CONFIGURATION_ITEM) {
        out.configuration(in.head(end - in.from));
      } else {
        out.foreign(other.kind());
      }
    } else if (reading instanceof TrailReading.Unusable unusable) {
      boolean isRecord = unusable.reason() != DeadLetterReason.NOT_A_TRAIL_EVENT;
      Envelope envelope = isRecord || level == MOST_NESTED ? null : Envelope.of(tape);
      if (envelope instanceof Envelope.Content content) {
        nested(level + 1, content.json());
      } else if (envelope instanceof Envelope.Foreign foreign) {
        out.foreign(foreign.kind());
      } else if (!isRecord && WrapperKeys.areIn(tape)) {
        return members(level);
      } else {
        out.unusable(unusable.reason(), unusable.detail() + here(0), in.head(end - in.from));
      }
    }
    in.from = end;
    return true;
  }

  private void nested(int level, byte[] json) {
    String envelope = within.isEmpty() ? ", in the envelope at byte " + in.offset() : within;
    Splitter content = new Splitter(limits, Window.over(json), out, level, envelope);
    byte[] rest = content.split();
    if (rest != null) {
      out.unusable(DeadLetterReason.TRUNCATED, "the text ends too early" + content.here(0), rest);
    }
  }

  private boolean anotherLineFollows() {
    return line().find(in.bytes, in.from, in.to) >= 0;
  }

  /** Hands out what begins here as a dead letter and goes on behind it. */
  private boolean unusable(DeadLetterReason reason, String detail, Resync resync) {
    in.fill(HEAD);
    byte[] head = in.head(HEAD);
    long start = in.offset();
    boolean goesOn = goTo(resync);
    int length = (int) Math.min(head.length, in.offset() - start);
    out.unusable(reason, detail, Arrays.copyOf(head, length));
    return goesOn;
  }

  private boolean goTo(Resync resync) {
    do {
      int found = resync.find(in.bytes, in.from, in.to);
      in.from = found < 0 ? in.to : found;
      if (found >= 0) {
        return true;
      }
    } while (in.more());
    return false;
  }

  private boolean endsEarly() {
    unfinished = in.head(HEAD);
    in.from = in.to;
    return false;
  }

  private static Resync line() {
    return new Resync.NextLine();
  }

  private static Resync past(char closer) {
    return new Resync.AfterValue(closer);
  }

  private String here(int further) {
    return " (at byte " + (in.offset() + further) + within + ")";
  }
}
