package nl.dijkwacht.collectors.messages;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.DeadLetterReason;

/** Gathers what one message says, within bounds. For one message. */
final class Said {

  /** More than any service of AWS puts into a message. */
  static final int MOST = 1000;

  private final List<Message> parts = new ArrayList<>();

  void add(Message part) {
    if (!isTooMuch()) {
      parts.add(part);
    }
  }

  void unusable(DeadLetterReason reason, String detail) {
    add(new Message.Unusable(reason, detail));
  }

  void ignored(Message.Ignored.Kind kind) {
    add(new Message.Ignored(kind, ""));
  }

  /** Whether nothing more need be read. */
  boolean isTooMuch() {
    return parts.size() > MOST;
  }

  /** All of it; never empty. */
  List<Message> parts() {
    if (isTooMuch()) {
      String detail = "it says more than %d things".formatted(MOST);
      return List.of(new Message.Unusable(DeadLetterReason.TOO_LARGE, detail));
    }
    return parts.isEmpty()
        ? List.of(new Message.Ignored(Message.Ignored.Kind.EMPTY, ""))
        : List.copyOf(parts);
  }
}
