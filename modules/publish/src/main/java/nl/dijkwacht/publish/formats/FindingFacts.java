package nl.dijkwacht.publish.formats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.Handling;
import nl.dijkwacht.core.finding.Suppression;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** What all forms tell of a finding. */
public record FindingFacts(Finding finding) {

  /** What a finding tells of. */
  public enum Kind {
    /** A control that fails or failed. */
    CONTROL,
    /** Personal data that were reached, laid open or sent away. */
    PERSONAL_DATA,
    /** Anything else that a rule matched or another service found. */
    DETECTION;

    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Kind kind() {
    if (finding.drift() != null) {
      return Kind.CONTROL;
    }
    return finding.rule().tags().contains(RuleRef.PERSONAL_DATA)
        ? Kind.PERSONAL_DATA
        : Kind.DETECTION;
  }

  /** Whether nothing more is to be done. */
  public boolean isOver() {
    return finding.status() == Finding.Status.RESOLVED || finding.status() == Finding.Status.CLOSED;
  }

  /** Whether somebody looks at it. */
  public boolean isTaken() {
    return finding.handled().acknowledged() != null || finding.handled().assignee() != null;
  }

  /** Whether people were told of it, and it still stands. */
  public boolean isAlert() {
    return finding.announced() != null && finding.status() == Finding.Status.OPEN;
  }

  /** When it changed last: the event that happened last (event time), or what people decided. */
  public Instant changedAt() {
    Handling handling = finding.handled();
    Drift drift = finding.drift();
    Handling.Acknowledgement acknowledged = handling.acknowledged();
    Handling.Closing closing = handling.closing();
    Stream<@Nullable Instant> times =
        Stream.of(
            finding.latest().eventTime(),
            finding.lived().resolvedAt(),
            drift == null ? null : drift.since(),
            acknowledged == null ? null : acknowledged.at(),
            closing == null ? null : closing.at(),
            decidedAt(handling.silence()),
            decidedAt(handling.risk()));
    return Stream.concat(
            times.filter(Objects::nonNull), handling.comments().stream().map(Handling.Comment::at))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static @Nullable Instant decidedAt(Handling.@Nullable Deferral deferral) {
    return deferral == null ? null : deferral.at();
  }

  /** The calls behind it, the one that tells most first; empty if none is known. */
  public List<Caller> calls() {
    Drift drift = finding.drift();
    if (drift != null) {
      return Stream.of(drift.mended(), drift.attribution())
          .filter(Objects::nonNull)
          .map(Caller::of)
          .toList();
    }
    List<Caller> calls = new ArrayList<>(List.of(Caller.of(finding.latest())));
    if (!finding.first().eventId().equals(finding.latest().eventId())) {
      calls.add(Caller.of(finding.first()));
    }
    return calls;
  }

  /** Who caused it; null if that is not known. */
  public @Nullable Caller culprit() {
    Drift drift = finding.drift();
    Attribution attribution = drift == null ? null : drift.attribution();
    Caller caller =
        drift == null
            ? Caller.of(finding.latest())
            : attribution == null ? null : Caller.of(attribution);
    return caller != null && caller.isKnown() ? caller : null;
  }

  /** What it is about. */
  public List<Concerned> concerned() {
    return Concerned.of(finding);
  }

  /** 12 digits, or empty. */
  public String account() {
    return finding.subject().account();
  }

  /** Empty if there is none. */
  public String region() {
    Drift drift = finding.drift();
    String region = drift == null ? finding.latest().region() : drift.resource().region();
    return region.equals("global") ? "" : region;
  }

  /** {@code name=value} of what it is about, as the rule names it. */
  public List<String> subject() {
    return finding.subject().fields().entrySet().stream()
        .filter(field -> !field.getValue().isBlank())
        .map(field -> field.getKey() + "=" + field.getValue())
        .toList();
  }

  /** What it was judged on, in a sentence; null if the calls say it all. */
  public @Nullable String reason() {
    Drift drift = finding.drift();
    EventSummary latest = finding.latest();
    return drift == null ? latest.note() : drift.reason();
  }

  /** The control's result; null if it is of no control. */
  public Verdict.@Nullable Result result() {
    Drift drift = finding.drift();
    return drift == null ? null : drift.result();
  }

  /** Why it stands as it does, in a few words; null if that is plain. */
  public @Nullable String standing() {
    Suppression suppression = finding.suppression();
    if (finding.status() == Finding.Status.SUPPRESSED && suppression != null) {
      return "covered by " + suppression.exception() + " until " + suppression.until();
    }
    Handling.Closing closing = finding.handled().closing();
    return finding.status() == Finding.Status.CLOSED && closing != null
        ? "closed as " + closing.as().name().toLowerCase(Locale.ROOT).replace('_', ' ')
        : null;
  }
}
