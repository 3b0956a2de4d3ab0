package nl.dijkwacht.publish.formats;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseFinding;
import nl.dijkwacht.core.cases.Decision;
import nl.dijkwacht.core.cases.Moment;
import nl.dijkwacht.core.cases.Notification;
import nl.dijkwacht.core.signal.Level;
import org.jspecify.annotations.Nullable;

/** What all forms tell of a breach case. */
public record CaseFacts(Case about) {

  /** What it is, in a few words. */
  public String title() {
    String what =
        switch (about.status()) {
          case SUSPICION -> "Possible breach of personal data";
          case NO_BREACH -> "No breach of personal data";
          default -> "Breach of personal data";
        };
    return about.legalEntity().isBlank() ? what : what + " at " + about.legalEntity();
  }

  /** When it changed last (wall clock), as far as its steps tell times. */
  public Instant changedAt() {
    Stream<@Nullable Instant> times =
        Stream.of(
            about.openedAt(),
            recordedAt(about.acknowledged()),
            recordedAt(about.aware()),
            decidedAt(about.decision()),
            decidedAt(about.informing()),
            recordedAt(about.closed()),
            about.happenedTo());
    return Stream.concat(
            times.filter(Objects::nonNull), about.notifications().stream().map(Notification::at))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static @Nullable Instant recordedAt(@Nullable Moment moment) {
    return moment == null ? null : moment.recordedAt();
  }

  private static @Nullable Instant decidedAt(@Nullable Decision decision) {
    return decision == null ? null : decision.at();
  }

  /** The gravest level of its findings; null if there are none. */
  public @Nullable Level level() {
    return about.findings().stream()
        .map(CaseFinding::level)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The one account that all of it happened in; empty if there is no such one. */
  public String account() {
    List<String> accounts =
        about.findings().stream().map(CaseFinding::account).distinct().limit(2).toList();
    return accounts.size() == 1 ? accounts.get(0) : "";
  }

  /** {@code kind due at}, {@code stopped} or {@code running}, of each of its clocks. */
  public List<String> clocks() {
    return about.clocks().stream()
        .map(
            clock ->
                "%s due %s, %s"
                    .formatted(
                        clock.kind().label(),
                        clock.dueAt(),
                        clock.stoppedAt() == null ? "running" : "stopped " + clock.stoppedAt()))
        .toList();
  }
}
