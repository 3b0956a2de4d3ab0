package nl.dijkwacht.collectors.files;

import nl.dijkwacht.core.json.JsonFault;
import nl.dijkwacht.core.json.JsonLimits;
import nl.dijkwacht.core.json.JsonTape;
import org.jspecify.annotations.Nullable;

/** Reads the object at the start of a window onto a tape, which also tells where it ends. */
final class WholeObject {

  private final int maxBytes;
  private final JsonTape tape;

  WholeObject(JsonLimits limits) {
    this.maxBytes = limits.maxBytes();
    this.tape = new JsonTape(limits);
  }

  JsonTape tape() {
    return tape;
  }

  /** Where the object ends in the window's bytes. */
  int end() {
    return tape.end(tape.root());
  }

  /** Reads on in the content as far as needed and allowed; null if the object is on the tape. */
  @Nullable JsonFault read(Window in) {
    while (true) {
      int available = Math.min(in.available(), maxBytes);
      JsonFault fault = tape.readFirst(in.bytes, in.from, in.from + available);
      if (fault == null || !isCutOff(fault, available)) {
        return fault;
      }
      if (available == maxBytes) {
        return new JsonFault(JsonFault.Reason.TOO_LARGE, available);
      }
      // Twice as much, so that a source of small pieces does not mean to begin again at each.
      in.fill((int) Math.min(2L * available, maxBytes));
      if (in.available() == available) {
        return new JsonFault(JsonFault.Reason.TRUNCATED, available);
      }
    }
  }

  private static boolean isCutOff(JsonFault fault, int available) {
    return fault.reason() == JsonFault.Reason.TRUNCATED
        || (fault.reason() == JsonFault.Reason.INVALID_UTF8 && fault.offset() > available - 4);
  }
}
