package nl.dijkwacht.core.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.verdict.Attribution;
import org.jspecify.annotations.Nullable;

/**
 * Something that people should look at, with an identity and a life. As long as nobody decided
 * anything about it and no exception covers it, all of it but {@code announced} is a function of
 * the set of its signals, whatever their order. Of a control it follows the newest verdict.
 *
 * @param id hash of tenant, rule and subject
 * @param rule as of the event that happened last
 * @param level the gravest level that any of its signals had; of a control, that of the newest
 *     verdict that failed
 * @param occurrences number of distinct events; of a control, how often it began to fail
 * @param first the event that happened first (event time)
 * @param latest the event that happened last (event time)
 * @param announced the gravest level that people were alerted to since it was opened; null if they
 *     were not alerted, since all of it was old news or does not concern them
 * @param episodes how often and how long it was open; null for signals until they are reopened
 * @param drift what a control found; null for signals
 * @param suppression why nobody is alerted, while that is so
 * @param handling what people decided; null until they decide something
 */
public record Finding(
    String id,
    Status status,
    RuleRef rule,
    Subject subject,
    Level level,
    long occurrences,
    EventSummary first,
    EventSummary latest,
    @Nullable Level announced,
    @Nullable Episodes episodes,
    @Nullable Drift drift,
    @Nullable Suppression suppression,
    @Nullable Handling handling) {

  /** Of signals, as long as nobody decided anything and no exception covers it. */
  public Finding(
      String id,
      Status status,
      RuleRef rule,
      Subject subject,
      Level level,
      long occurrences,
      EventSummary first,
      EventSummary latest,
      @Nullable Level announced) {
    this(
        id,
        status,
        rule,
        subject,
        level,
        occurrences,
        first,
        latest,
        announced,
        null,
        null,
        null,
        null);
  }

  /** Where a finding stands in its life. */
  public enum Status {
    /** For the first time or again: {@link Episodes#count} tells. */
    OPEN,
    /** The control no longer fails. Signals never resolve themselves. */
    RESOLVED,
    /** An exception or an accepted risk covers it for now. */
    SUPPRESSED,
    /** A person gave a verdict on it: {@link Handling#closing}. */
    CLOSED;

    /** Its name in filters and metric labels. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Until when its alert waits for who caused it (wall clock); null if none waits. What is withheld
   * without a silence does.
   */
  public @Nullable Instant awaitsCallerUntil(AlertPolicy policy) {
    boolean waits = handled().withheld() != null && handled().silence() == null;
    return waits && drift != null ? drift.collectedAt().plus(policy.callerWithin()) : null;
  }

  /** When time alone changes it next (wall clock); null if it does not. */
  public @Nullable Instant wakesAt(AlertPolicy policy) {
    Handling.Deferral silence = handled().silence();
    return Stream.of(
            Stream.ofNullable(awaitsCallerUntil(policy)),
            Stream.ofNullable(silence == null ? null : silence.until()),
            Stream.ofNullable(episodes == null ? null : episodes.stableAt()),
            Stream.ofNullable(suppression == null ? null : suppression.until()))
        .flatMap(times -> times)
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** What people decided: nothing, if they did not. */
  public Handling handled() {
    return handling == null ? Handling.NONE : handling;
  }

  /** How often and how long it was open, for signals too. */
  public Episodes lived() {
    return episodes == null ? Episodes.first(first.eventTime()) : episodes;
  }

  /** Who caused it, if that is one and known; else empty. */
  String culprit() {
    if (drift != null) {
      Attribution attribution = drift.attribution();
      return attribution == null ? "" : attribution.call().principal().id();
    }
    boolean all = occurrences == 1 || status == Status.SUPPRESSED;
    return all ? latest.principal().id() : subject.fields().getOrDefault("principal", "");
  }

  /** By which an exception may mean what it is about. */
  Collection<String> resourceNames() {
    return drift == null ? namesIn(subject) : drift.names();
  }

  static List<String> namesIn(Subject subject) {
    return new ArrayList<>(subject.fields().values());
  }

  /** Ids of the principals that it is about: of its events, and who made or mended a failure. */
  public Stream<String> principals() {
    Stream<Attribution> attributed =
        drift == null
            ? Stream.empty()
            : Stream.concat(
                Stream.ofNullable(drift.attribution()), Stream.ofNullable(drift.mended()));
    return Stream.concat(Stream.of(latest, first), attributed.map(Attribution::call))
        .map(event -> event.principal().id())
        .distinct();
  }
}
