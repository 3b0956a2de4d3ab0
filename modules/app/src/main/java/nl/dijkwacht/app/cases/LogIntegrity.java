package nl.dijkwacht.app.cases;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.IntegrityResult;
import nl.dijkwacht.core.trail.IntegrityResult.Verdict;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedContent;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.wire.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What CloudTrail's digests say of the logs that events came from.
 *
 * @param results of all digests that were checked, the newest of each
 */
public record LogIntegrity(Collection<IntegrityResult> results) {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** So long after it happened, an event is in a log file. */
  private static final Duration DELIVERY = Duration.ofMinutes(15);

  private static final String OBJECT = "s3://";

  public LogIntegrity {
    results = List.copyOf(results);
  }

  /**
   * Reads what was checked until now, as long as its topic keeps it.
   *
   * @throws IOException with a sentence for people, if it cannot be read
   */
  public static LogIntegrity read(Map<String, String> clientProperties, TopicPrefix prefix)
      throws IOException {
    Map<String, Object> connection = new HashMap<>(clientProperties);
    Outcome<CompactedContent<IntegrityResult>> outcome =
        new CompactedTopicReader(connection, prefix, LIMIT).read(Topics.INTEGRITY);
    if (outcome instanceof Outcome.Failed<CompactedContent<IntegrityResult>> failed) {
      throw new IOException(failed.sentence());
    }
    CompactedContent<IntegrityResult> content =
        ((Outcome.Done<CompactedContent<IntegrityResult>>) outcome).value();
    if (!content.unreadable().isEmpty()) {
      throw CaseRecords.unreadable(content.unreadable().size(), Topics.INTEGRITY);
    }
    return new LogIntegrity(content.values().values());
  }

  /** The digests that cover part of the time in which an event was delivered. */
  List<IntegrityResult> covering(EventSummary event) {
    Instant from = event.eventTime();
    Instant to = from.plus(DELIVERY);
    return results.stream()
        .filter(result -> result.account().equals(event.account()))
        .filter(result -> result.region().equals(event.region()))
        .filter(result -> result.from().isBefore(to) && result.to().isAfter(from))
        .distinct()
        .sorted(Comparator.comparing(IntegrityResult::from).thenComparing(IntegrityResult::digest))
        .toList();
  }

  /** The worst of what they say; nothing is verified that they do not cover altogether. */
  public Evidence.Integrity of(EventSummary event) {
    List<IntegrityResult> covering = covering(event);
    if (covering.stream().anyMatch(result -> result.verdict() == Verdict.TAMPERED)) {
      return Evidence.Integrity.TAMPERED;
    }
    if (covering.stream().anyMatch(result -> result.verdict() == Verdict.INCOMPLETE)) {
      return Evidence.Integrity.INCOMPLETE;
    }
    return isCovered(event, covering)
        ? Evidence.Integrity.VERIFIED
        : Evidence.Integrity.NOT_CHECKED;
  }

  /** Whether digests of the event's own bucket cover its time without a gap. */
  private static boolean isCovered(EventSummary event, List<IntegrityResult> covering) {
    Provenance provenance = event.provenance();
    if (provenance == null || !provenance.source().startsWith(OBJECT)) {
      return false;
    }
    String bucket = bucket(provenance.source());
    Instant reached = event.eventTime();
    for (IntegrityResult result : covering) {
      boolean goesOn = !result.from().isAfter(reached) && result.to().isAfter(reached);
      if (goesOn && bucket(result.digest()).equals(bucket)) {
        reached = result.to();
      }
    }
    return !reached.isBefore(event.eventTime().plus(DELIVERY));
  }

  private static String bucket(String object) {
    int slash = object.indexOf('/', OBJECT.length());
    return slash < 0 ? object : object.substring(0, slash);
  }

  /** What was copied of a case, each piece once, with what is known of its integrity now. */
  public List<Evidence> on(List<Evidence> copied, Case known) {
    Map<String, EventSummary> events = new HashMap<>();
    known.findings().stream()
        .flatMap(finding -> finding.events().stream())
        .forEach(event -> events.put(event.eventId(), event));
    Map<String, Evidence> pieces = new LinkedHashMap<>();
    copied.forEach(each -> pieces.merge(each.id(), each, LogIntegrity::one));
    return pieces.values().stream().map(each -> as(each, events.get(each.about()))).toList();
  }

  private Evidence as(Evidence each, @Nullable EventSummary event) {
    return each.kind() == Evidence.Kind.EVENT && event != null
        ? each.with(settled(each.integrity(), of(event)))
        : each;
  }

  /** Of two that were written of the same piece, the one that has a copy. */
  private static Evidence one(Evidence first, Evidence second) {
    Evidence kept = first.problem() != null && second.problem() == null ? second : first;
    return kept.with(settled(first.integrity(), second.integrity()));
  }

  /** What is known now may be less than what was: results are kept for a month. */
  private static Evidence.Integrity settled(Evidence.Integrity known, Evidence.Integrity now) {
    boolean stays = known == Evidence.Integrity.TAMPERED || now == Evidence.Integrity.NOT_CHECKED;
    return stays ? known : now;
  }
}
