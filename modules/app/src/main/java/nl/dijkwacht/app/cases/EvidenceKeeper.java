package nl.dijkwacht.app.cases;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import nl.dijkwacht.app.cases.EvidenceCopies.Piece;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseFinding;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.IntegrityResult;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.catalogue.DocumentManifest;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies what a case rests on before its topics forget it. The same case may come again; what was
 * copied is not copied again. What cannot be copied is said; what fails again and again too, so
 * that one thing does not hold up all others. Not thread-safe.
 */
public final class EvidenceKeeper implements CaseFollower.Keeper<Case>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EvidenceKeeper.class);

  /** Well within the time after which Kafka takes a follower for dead. */
  private static final Duration AT_A_TIME = Duration.ofMinutes(10);

  /** A cluster that is away for a while fails at the writing of it too, and nothing is given up. */
  private static final int MOST_TRIES = 3;

  private static final Duration ITEM_REACH = Duration.ofDays(2);
  private static final Set<String> SERVICES =
      Set.of(
          "guardduty.amazonaws.com",
          "macie2.amazonaws.com",
          "securityhub.amazonaws.com",
          "config.amazonaws.com");

  private final Map<String, String> clientProperties;
  private final TopicPrefix prefix;
  private final EvidenceCopies copies;
  private final Originals originals;
  private final Duration atATime;
  private final MeterRegistry registry;

  /** How often what is due failed, by its id. */
  private final Map<String, Integer> failures = new HashMap<>();

  private final AtomicLong givenUp = new AtomicLong();

  /**
   * @param atATime after which a case is put off until it comes again
   */
  EvidenceKeeper(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      EvidenceCopies copies,
      Originals originals,
      Duration atATime,
      MeterRegistry registry) {
    this.clientProperties = Map.copyOf(clientProperties);
    this.prefix = prefix;
    this.copies = copies;
    this.originals = originals;
    this.atATime = atATime;
    this.registry = registry;
  }

  /**
   * Opens it, and reads what was copied before.
   *
   * @param clock tells when something is copied
   * @throws IOException with a sentence for people, if that cannot be read
   */
  public static EvidenceKeeper open(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      Optional<EvidenceFolder> folder,
      Clock clock,
      MeterRegistry registry)
      throws IOException {
    EvidenceCopies copies = EvidenceCopies.open(clientProperties, prefix, folder, clock);
    Originals originals = new Originals(clientProperties, prefix, Originals.Limits.DEFAULT);
    return new EvidenceKeeper(clientProperties, prefix, copies, originals, AT_A_TIME, registry);
  }

  /** How many pieces were given up since it was opened, though they may exist. Thread-safe. */
  long givenUp() {
    return givenUp.get();
  }

  /** Copies one thing. */
  @FunctionalInterface
  private interface Copying {
    void run(LogIntegrity integrity) throws IOException, InterruptedException;
  }

  /**
   * What is yet to be copied.
   *
   * @param piece as it is noted if it cannot be copied
   */
  private record Due(Piece piece, Copying copying) {

    String id() {
      return piece.id();
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IOException also if there is more than can be done at a time: what was copied until
   *     then stays copied
   */
  @Override
  public void keep(Case known) throws IOException, InterruptedException {
    if (known.kind() != Case.Kind.BREACH || known.findings().isEmpty()) {
      return;
    }
    List<Due> due = due(known).stream().filter(each -> !copies.have(each.id())).toList();
    if (due.isEmpty()) {
      return;
    }
    LogIntegrity integrity = integrity(known);
    long began = System.nanoTime();
    for (int done = 0; done < due.size(); done++) {
      if (done > 0 && System.nanoTime() - began >= atATime.toNanos()) {
        throw new PutOffException(
            "%d of %d pieces of evidence of case %s are copied, the others are next"
                .formatted(done, due.size(), known.id()));
      }
      Due next = due.get(done);
      // Two findings may rest on the same thing.
      if (!copies.have(next.id())) {
        attempt(known, next, integrity);
      }
    }
  }

  /** What fails each time is given up, and said in its place. */
  private void attempt(Case known, Due due, LogIntegrity integrity)
      throws IOException, InterruptedException {
    try {
      due.copying().run(integrity);
      failures.remove(due.id());
    } catch (IOException e) {
      giveUpOrThrow(known, due, e, e.getMessage());
    } catch (KafkaException e) {
      giveUpOrThrow(known, due, e, e.getClass().getSimpleName());
    }
  }

  private <E extends Exception> void giveUpOrThrow(
      Case known, Due due, E failure, @Nullable String what)
      throws E, IOException, InterruptedException {
    if (failures.merge(due.id(), 1, Integer::sum) < MOST_TRIES) {
      throw failure;
    }
    giveUp(
        known,
        due.piece(),
        "It was given up after %d tries; it may be there still: %s".formatted(MOST_TRIES, what));
    failures.remove(due.id());
  }

  private void giveUp(Case known, Piece piece, String why)
      throws IOException, InterruptedException {
    copies.missing(known, piece, why);
    givenUp.incrementAndGet();
    count("given-up");
  }

  private void count(String outcome) {
    Meters.CASES_EVIDENCE.counter(registry, outcome).increment();
  }

  /** Copies without the word of the digests are better than none: it is looked up again later. */
  private LogIntegrity integrity(Case known) throws IOException {
    String id = "integrity " + known.id();
    try {
      LogIntegrity read = LogIntegrity.read(clientProperties, prefix);
      failures.remove(id);
      return read;
    } catch (IOException e) {
      if (failures.merge(id, 1, Integer::sum) < MOST_TRIES) {
        throw e;
      }
      failures.remove(id);
      LOG.warn("Evidence is copied without the results of digests: {}", e.getMessage());
      return new LogIntegrity(List.of());
    }
  }

  /** All that a case rests on; what it has once comes first. */
  private List<Due> due(Case known) {
    List<Due> due = new ArrayList<>();
    due.add(manifest(known, Topics.RULE_DOCUMENTS, Evidence.Kind.RULES));
    due.add(manifest(known, Topics.REGISTER_ENTRIES, Evidence.Kind.REGISTERS));
    for (CaseFinding finding : known.findings()) {
      item(known, finding).ifPresent(due::add);
      for (EventSummary event : finding.events()) {
        due.add(event(known, event));
      }
    }
    return due;
  }

  private static Evidence.Kind kind(EventSummary event) {
    return SERVICES.contains(event.eventSource())
        ? Evidence.Kind.SERVICE_FINDING
        : Evidence.Kind.EVENT;
  }

  private Due event(Case known, EventSummary event) {
    boolean service = kind(event) == Evidence.Kind.SERVICE_FINDING;
    String name =
        "%s/%s.json"
            .formatted(
                service ? "service-findings" : "events", EvidenceFolder.safe(event.eventId()));
    Piece piece =
        new Piece(
            EvidenceCopies.id(known, kind(event), event.eventId()),
            kind(event),
            name,
            event.eventId(),
            event.provenance(),
            Evidence.Integrity.NOT_CHECKED);
    return new Due(piece, integrity -> event(known, event, piece, integrity));
  }

  private void event(Case known, EventSummary event, Piece piece, LogIntegrity integrity)
      throws IOException, InterruptedException {
    for (IntegrityResult digest : integrity.covering(event)) {
      digest(known, digest);
    }
    boolean service = piece.kind() == Evidence.Kind.SERVICE_FINDING;
    Originals.Result found = service ? originals.serviceFinding(event) : originals.event(event);
    take(
        known,
        service ? piece : piece.with(event.provenance(), integrity.of(event)),
        found,
        whyAbsent(event));
  }

  private void take(Case known, Piece piece, Originals.Result result, String whyAbsent)
      throws IOException, InterruptedException {
    if (result instanceof Originals.Found found) {
      copies.copy(known, piece, found.value());
      count("copied");
    } else if (result instanceof Originals.GivenUp search) {
      giveUp(known, piece, search.why());
    } else {
      copies.missing(known, piece, whyAbsent);
      count("absent");
    }
  }

  private static String whyAbsent(EventSummary event) {
    return event.note() != null && event.provenance() == null
        ? "It is a judgement over several calls, and has no record of its own."
        : "Its record was not found in the topics; they may have forgotten it.";
  }

  private void digest(Case known, IntegrityResult digest) throws IOException, InterruptedException {
    String id = EvidenceCopies.id(known, Evidence.Kind.DIGEST, digest.digest());
    if (!copies.have(id)) {
      copies.copy(
          known,
          new Piece(
              id,
              Evidence.Kind.DIGEST,
              "digests/" + StableId.of(List.of(digest.digest())) + ".json",
              digest.digest(),
              null,
              Evidence.Integrity.NOT_CHECKED),
          Topics.INTEGRITY.payload().write(digest));
    }
  }

  /** The state of the resource that a control found wanting. */
  private Optional<Due> item(Case known, CaseFinding finding) {
    String resource = finding.subject();
    if (!resource.contains("/AWS::") || finding.events().isEmpty()) {
      return Optional.empty();
    }
    EventSummary last = finding.events().get(finding.events().size() - 1);
    Piece piece =
        new Piece(
            EvidenceCopies.id(known, Evidence.Kind.ITEM, resource),
            Evidence.Kind.ITEM,
            "items/" + StableId.of(List.of(resource)) + ".json",
            resource,
            null,
            Evidence.Integrity.NOT_CHECKED);
    return Optional.of(new Due(piece, any -> item(known, resource, last, piece)));
  }

  private void item(Case known, String resource, EventSummary last, Piece piece)
      throws IOException, InterruptedException {
    Originals.Result result = originals.item(resource, last.collectedAt(), ITEM_REACH);
    Piece found =
        result instanceof Originals.Found copy
            ? piece.with(copy.provenance(), Evidence.Integrity.NOT_CHECKED)
            : piece;
    take(known, found, result, "No state of the resource was found in its topic.");
  }

  /** The published documents as they are when the case is copied. */
  private Due manifest(Case known, Topic<byte[]> topic, Evidence.Kind kind) {
    Piece piece =
        new Piece(
            EvidenceCopies.id(known, kind, DocumentManifest.KEY),
            kind,
            topic.name() + ".manifest.json",
            DocumentManifest.KEY,
            null,
            Evidence.Integrity.NOT_CHECKED);
    return new Due(piece, any -> manifest(known, topic, piece));
  }

  private void manifest(Case known, Topic<byte[]> topic, Piece piece)
      throws IOException, InterruptedException {
    List<byte[]> manifests =
        CaseRecords.read(clientProperties, prefix, topic, DocumentManifest.KEY::equals);
    if (manifests.isEmpty()) {
      copies.missing(known, piece, "None were published; those of the instance's own files hold.");
      count("absent");
    } else {
      copies.copy(known, piece, manifests.get(manifests.size() - 1));
      count("copied");
    }
  }

  @Override
  public void close() {
    originals.close();
    copies.close();
  }
}
