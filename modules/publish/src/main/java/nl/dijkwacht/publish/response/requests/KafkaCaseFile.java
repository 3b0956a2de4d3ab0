package nl.dijkwacht.publish.response.requests;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseFinding;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.cluster.TopicFollower;
import nl.dijkwacht.topics.wire.Outcome;
import nl.dijkwacht.topics.wire.Reading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the topic of cases, and reads that of evidence when it is asked. Thread-safe. */
final class KafkaCaseFile implements CaseFile, TopicFollower.Intake<Case>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaCaseFile.class);
  private static final Duration READ_LIMIT = Duration.ofMinutes(2);
  private static final Duration MOMENT = Duration.ofSeconds(5);

  /** Clocks of machines differ. */
  private static final Duration CLOCKS = Duration.ofMinutes(10);

  private final CompactedTopicReader reader;
  private final Map<String, Held> byFinding = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> byCase = new ConcurrentHashMap<>();
  private final CountDownLatch read = new CountDownLatch(1);
  private @Nullable TopicFollower<Case> follower;

  KafkaCaseFile(Map<String, String> clientProperties, TopicPrefix prefix) {
    this.reader = new CompactedTopicReader(Map.copyOf(clientProperties), prefix, READ_LIMIT);
  }

  /** Follows from now on. */
  void start() {
    follower = TopicFollower.start(reader, Topics.CASES, Instant.EPOCH, () -> this);
  }

  /** Whether the cases that there were are known; waits a moment for it. */
  boolean isRead() throws InterruptedException {
    return read.await(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Optional<Held> holding(String finding) {
    return Optional.ofNullable(byFinding.get(finding));
  }

  @Override
  public boolean hasEvidence(Held held, String event) {
    EvidenceSearch search = new EvidenceSearch(held.id(), event);
    Outcome<Long> outcome = reader.follow(Topics.EVIDENCE, held.openedAt().minus(CLOCKS), search);
    if (outcome instanceof Outcome.Failed<Long> failed) {
      LOG.warn("Evidence cannot be read for now: {}", failed.sentence());
    }
    return search.found;
  }

  /** Looks for what became of copying an event, among what there is. */
  private static final class EvidenceSearch implements CompactedTopicReader.Follower<Evidence> {

    private final String caseId;
    private final String event;
    private boolean found;
    private boolean ended;

    EvidenceSearch(String caseId, String event) {
      this.caseId = caseId;
      this.event = event;
    }

    @Override
    public void record(String key, Reading<Evidence> reading) {
      found |=
          key.equals(caseId)
              && reading instanceof Reading.Value<Evidence> read
              && read.value().about().equals(event);
    }

    @Override
    public void removed(String key) {
      // Evidence is removed by its age only.
    }

    @Override
    public void reachedEnd() {
      ended = true;
    }

    @Override
    public boolean goesOn() {
      return !found && !ended;
    }
  }

  @Override
  public void record(String key, Reading<Case> reading) {
    if (reading instanceof Reading.Value<Case> read) {
      Case known = read.value();
      Held held = new Held(known.id(), known.legalEntity(), known.openedAt());
      keep(
          held,
          known.status().isOver()
              ? Set.of()
              : known.findings().stream().map(CaseFinding::id).collect(Collectors.toSet()));
    }
  }

  /** What is new first, so that nobody sees a finding without its case in between. */
  private void keep(Held held, Set<String> findings) {
    findings.forEach(finding -> byFinding.put(finding, held));
    Set<String> before = byCase.put(held.id(), findings);
    if (before != null) {
      before.stream()
          .filter(finding -> !findings.contains(finding))
          .forEach(finding -> forget(finding, held.id()));
    }
  }

  private void forget(String finding, String caseId) {
    byFinding.computeIfPresent(finding, (id, held) -> held.id().equals(caseId) ? null : held);
  }

  @Override
  public void removed(String key) {
    Set<String> before = byCase.remove(key);
    if (before != null) {
      before.forEach(finding -> forget(finding, key));
    }
  }

  @Override
  public void reachedEnd() {
    read.countDown();
  }

  @Override
  public void close() {
    read.countDown();
    TopicFollower<Case> following = follower;
    if (following != null) {
      following.close();
    }
  }
}
