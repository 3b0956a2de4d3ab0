package nl.dijkwacht.app.cases;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.EventSummary;
import nl.dijkwacht.core.IntegrityResult;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;

/**
 * What CloudTrail's digests say of the logs that events came from.
 *
 * @param results of all digests that were checked
 */
public record LogIntegrity(Collection<IntegrityResult> results) {

  /** So long after it happened, an event is in a log file. */
  private static final Duration DELIVERY = Duration.ofMinutes(15);

  public LogIntegrity {
    results = List.copyOf(results);
  }

  /**
   * Reads what was checked until now.
   *
   * @throws IOException with a sentence for people, if it cannot be read
   */
  public static LogIntegrity read(Map<String, String> clientProperties, TopicPrefix prefix)
      throws IOException {
    return new LogIntegrity(
        CaseRecords.read(clientProperties, prefix, Topics.INTEGRITY, any -> true));
  }

  /** The digests that cover the time in which an event was delivered. */
  List<IntegrityResult> covering(EventSummary event) {
    Instant from = event.eventTime();
    Instant to = from.plus(DELIVERY);
    return results.stream()
        .filter(result -> result.account().equals(event.account()))
        .filter(result -> result.region().equals(event.region()))
        .filter(result -> result.from().isBefore(to) && result.to().isAfter(from))
        .distinct()
        .toList();
  }

  /** The worst of what they say. */
  public Evidence.Integrity of(EventSummary event) {
    List<IntegrityResult.Verdict> verdicts =
        covering(event).stream().map(IntegrityResult::verdict).toList();
    if (verdicts.contains(IntegrityResult.Verdict.TAMPERED)) {
      return Evidence.Integrity.TAMPERED;
    }
    if (verdicts.contains(IntegrityResult.Verdict.INCOMPLETE)) {
      return Evidence.Integrity.INCOMPLETE;
    }
    return verdicts.isEmpty() ? Evidence.Integrity.NOT_CHECKED : Evidence.Integrity.VERIFIED;
  }
}
