package nl.dijkwacht.app.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.dijkwacht.app.deadletters.DeadLetterBox;
import nl.dijkwacht.app.deadletters.StoredLetter;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.trail.IntegrityResult;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.reports.period.Completeness;
import nl.dijkwacht.reports.period.Language;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.ClusterFailure;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.wire.Outcome;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * What topics tell of what was not seen. What cannot be read is not known, and fails nothing. For
 * one thread.
 */
final class CompletenessTopics {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Map<String, String> clientProperties;
  private final TopicPrefix prefix;
  private final ReportScope scope;
  private final List<String> problems = new ArrayList<>();

  CompletenessTopics(Map<String, String> clientProperties, TopicPrefix prefix, ReportScope scope) {
    this.clientProperties = Map.copyOf(clientProperties);
    this.prefix = prefix;
    this.scope = scope;
  }

  Completeness read() {
    // Nothing there would look like nothing wrong.
    boolean stillKept = scope.at().minus(Completeness.KEPT).isBefore(scope.period().to());
    Completeness.Sources sources =
        kept(Topics.HEARTBEATS, this::heard).map(this::sources).orElse(null);
    Completeness.Digests digests =
        stillKept
            ? kept(Topics.INTEGRITY, this::checked).map(CompletenessTopics::digests).orElse(null)
            : null;
    Map<String, Long> deadLetters = stillKept ? deadLetters() : null;
    Map<String, Long> blindSpots =
        kept(Topics.ASSURANCE_VERDICTS, this::blindSpot)
            .map(CompletenessTopics::counted)
            .orElse(null);
    return new Completeness(sources, digests, deadLetters, blindSpots, problems);
  }

  private <V, T> Optional<Collection<T>> kept(Topic<V> topic, Function<V, @Nullable T> needed) {
    LastOfEach<V, T> last = new LastOfEach<>(needed);
    CompactedTopicReader reader =
        new CompactedTopicReader(new HashMap<>(clientProperties), prefix, LIMIT);
    if (reader.visit(topic, last) instanceof Outcome.Failed<Long> failed) {
      problems.add(failed.sentence());
      return Optional.empty();
    }
    if (last.isTooMany()) {
      problems.add(
          told(
              "Of %s only %,d records were counted; there are more.",
              "Van %s zijn maar %,d records geteld; er zijn er meer.",
              topic.fullName(prefix),
              LastOfEach.MOST));
    }
    if (last.unreadable() > 0) {
      problems.add(
          told(
              "%,d records of %s are of a schema that is not known here.",
              "%,d records van %s hebben een schema dat hier niet bekend is.",
              last.unreadable(),
              topic.fullName(prefix)));
    }
    return Optional.of(last.all());
  }

  private String told(String english, String dutch, Object... values) {
    Note note = Note.of(english, dutch, values);
    return isDutch() ? note.dutch() : note.english();
  }

  private Completeness.@Nullable Silent heard(Heartbeat heartbeat) {
    return scope.covers(heartbeat.account())
        ? new Completeness.Silent(Clipped.line(heartbeat.source()), heartbeat.arrivedAt())
        : null;
  }

  private Completeness.Sources sources(Collection<Completeness.Silent> heard) {
    Instant lately = scope.at().minus(Completeness.SILENCE);
    return new Completeness.Sources(
        heard.size(),
        heard.stream()
            .filter(source -> source.lastHeard().isBefore(lately))
            .sorted(
                Comparator.comparing(Completeness.Silent::lastHeard)
                    .thenComparing(Completeness.Silent::source))
            .toList());
  }

  /** One digest, in the figures that are added up. */
  private Completeness.@Nullable Digests checked(IntegrityResult result) {
    boolean within =
        !result.to().isBefore(scope.period().from()) && result.to().isBefore(scope.period().to());
    if (!within || !scope.covers(result.account())) {
      return null;
    }
    IntegrityResult.Verdict verdict = result.verdict();
    return new Completeness.Digests(
        verdict == IntegrityResult.Verdict.INTACT ? 1 : 0,
        verdict == IntegrityResult.Verdict.TAMPERED ? 1 : 0,
        verdict == IntegrityResult.Verdict.INCOMPLETE ? 1 : 0,
        result.logFiles(),
        result.from(),
        result.to());
  }

  private static Completeness.Digests digests(Collection<Completeness.Digests> checked) {
    return checked.stream()
        .reduce(Completeness.Digests::plus)
        .orElse(new Completeness.Digests(0, 0, 0, 0, null, null));
  }

  private @Nullable String blindSpot(Verdict verdict) {
    boolean stands = verdict.result() == Verdict.Result.FAIL;
    return stands && scope.covers(verdict.resource().account())
        ? Clipped.line(title(verdict.control()))
        : null;
  }

  private String title(RuleRef control) {
    return isDutch() ? control.dutchTitle().orElse(control.title()) : control.title();
  }

  private boolean isDutch() {
    return scope.language() == Language.NL;
  }

  private static Map<String, Long> counted(Collection<String> titles) {
    Map<String, Long> counts = new HashMap<>();
    titles.forEach(title -> counts.merge(title, 1L, Long::sum));
    return counts;
  }

  private @Nullable Map<String, Long> deadLetters() {
    Map<String, Long> counts = new HashMap<>();
    try (DeadLetterBox box = DeadLetterBox.open(clientProperties, prefix, DeadLetterBox.topics())) {
      box.readAll(letter -> count(letter, counts));
      return counts;
    } catch (IOException e) {
      problems.add("What could not be used is not known: %s.".formatted(e.getMessage()));
    } catch (KafkaException e) {
      problems.add(ClusterFailure.sentence("Reading the dead letters", e));
    }
    return null;
  }

  /** Reasons are a closed list, so there are few. */
  private void count(StoredLetter letter, Map<String, Long> counts) {
    boolean within =
        !letter.setAsideAt().isBefore(scope.period().from())
            && letter.setAsideAt().isBefore(scope.period().to());
    if (within) {
      var told = letter.record().letter();
      counts.merge(
          "%s: %s"
              .formatted(
                  letter.stage().name().toLowerCase(Locale.ROOT),
                  told == null ? "no reason told" : told.reason().label()),
          1L,
          Long::sum);
    }
  }
}
