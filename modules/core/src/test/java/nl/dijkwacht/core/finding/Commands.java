package nl.dijkwacht.core.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Commands of one person about one finding. */
record Commands(
    FindingCommand.Action action,
    Instant at,
    @Nullable String text,
    @Nullable String to,
    @Nullable Instant until,
    FindingCommand.@Nullable ClosedAs as,
    @Nullable String duplicateOf) {

  static Commands of(FindingCommand.Action action, Instant at) {
    return new Commands(action, at, null, null, null, null, null);
  }

  static FindingCommand close(FindingCommand.ClosedAs as, Instant at) {
    String other = as == FindingCommand.ClosedAs.DUPLICATE ? "another" : null;
    return new Commands(FindingCommand.Action.CLOSE, at, null, null, null, as, other).command();
  }

  Commands text(@Nullable String other) {
    return new Commands(action, at, other, to, until, as, duplicateOf);
  }

  Commands to(@Nullable String other) {
    return new Commands(action, at, text, other, until, as, duplicateOf);
  }

  Commands until(@Nullable Instant other) {
    return new Commands(action, at, text, to, other, as, duplicateOf);
  }

  FindingCommand command() {
    return new FindingCommand(
        action + "-" + at, "finding", action, "j.jansen", at, text, to, until, as, duplicateOf);
  }
}
