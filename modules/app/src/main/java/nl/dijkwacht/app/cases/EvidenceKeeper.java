package nl.dijkwacht.app.cases;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.app.cases.EvidenceCopies.Piece;
import nl.dijkwacht.core.EventSummary;
import nl.dijkwacht.core.IntegrityResult;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseFinding;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.topics.DocumentManifest;
import nl.dijkwacht.topics.Topic;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;

/**
 * Copies what a case rests on before its topics forget it. The same case may come again; what was
 * copied is not copied again. What cannot be copied is said. Not thread-safe.
 */
public final class EvidenceKeeper implements CaseFollower.Keeper<Case>, AutoCloseable {

  /** Well within the time after which Kafka takes a follower for dead. */
  private static final Duration AT_A_TIME = Duration.ofMinutes(10);

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

  /**
   * @param atATime after which a case is put off until it comes again
   */
  EvidenceKeeper(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      EvidenceCopies copies,
      Duration atATime) {
    this.clientProperties = Map.copyOf(clientProperties);
    this.prefix = prefix;
    this.copies = copies;
    this.originals = new Originals(clientProperties, prefix, Originals.Limits.DEFAULT);
    this.atATime = atATime;
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
      Clock clock)
      throws IOException {
    EvidenceCopies copies = EvidenceCopies.open(clientProperties, prefix, folder, clock);
    return new EvidenceKeeper(clientProperties, prefix, copies, AT_A_TIME);
  }

  /** Copies one thing. */
  @FunctionalInterface
  private interface Copying {
    void run(LogIntegrity integrity) throws IOException, InterruptedException;
  }

  /**
   * What is yet to be copied.
   *
   * @param id of the piece
   */
  private record Due(String id, Copying copying) {}

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
    LogIntegrity integrity = LogIntegrity.read(clientProperties, prefix);
    long began = System.nanoTime();
    for (int done = 0; done < due.size(); done++) {
      if (done > 0 && System.nanoTime() - began >= atATime.toNanos()) {
        throw new IOException(
            "%d of %d pieces of evidence of case %s are copied, the others are next"
                .formatted(done, due.size(), known.id()));
      }
      Due next = due.get(done);
      // Two findings may rest on the same thing.
      if (!copies.have(next.id())) {
        next.copying().run(integrity);
      }
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
        String id = EvidenceCopies.id(known, kind(event), event.eventId());
        due.add(new Due(id, integrity -> event(known, event, id, integrity)));
      }
    }
    return due;
  }

  private static Evidence.Kind kind(EventSummary event) {
    return SERVICES.contains(event.eventSource())
        ? Evidence.Kind.SERVICE_FINDING
        : Evidence.Kind.EVENT;
  }

  private void event(Case known, EventSummary event, String id, LogIntegrity integrity)
      throws IOException, InterruptedException {
    boolean service = kind(event) == Evidence.Kind.SERVICE_FINDING;
    for (IntegrityResult digest : integrity.covering(event)) {
      digest(known, digest);
    }
    String name =
        "%s/%s.json"
            .formatted(
                service ? "service-findings" : "events", EvidenceFolder.safe(event.eventId()));
    Piece piece =
        new Piece(
            id,
            kind(event),
            name,
            event.eventId(),
            event.provenance(),
            service ? Evidence.Integrity.NOT_CHECKED : integrity.of(event));
    Originals.Result found = service ? originals.serviceFinding(event) : originals.event(event);
    take(known, piece, found, whyAbsent(event));
  }

  private void take(Case known, Piece piece, Originals.Result result, String whyAbsent)
      throws IOException, InterruptedException {
    if (result instanceof Originals.Found found) {
      copies.copy(known, piece, found.value());
    } else if (result instanceof Originals.GivenUp givenUp) {
      copies.missing(known, piece, givenUp.why());
    } else {
      copies.missing(known, piece, whyAbsent);
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
    String id = EvidenceCopies.id(known, Evidence.Kind.ITEM, resource);
    EventSummary last = finding.events().get(finding.events().size() - 1);
    return Optional.of(new Due(id, any -> item(known, resource, last, id)));
  }

  private void item(Case known, String resource, EventSummary last, String id)
      throws IOException, InterruptedException {
    Originals.Result result = originals.item(resource, last.collectedAt(), ITEM_REACH);
    Piece piece =
        new Piece(
            id,
            Evidence.Kind.ITEM,
            "items/" + StableId.of(List.of(resource)) + ".json",
            resource,
            result instanceof Originals.Found found ? found.provenance() : null,
            Evidence.Integrity.NOT_CHECKED);
    take(known, piece, result, "No state of the resource was found in its topic.");
  }

  /** The published documents as they are when the case is copied. */
  private Due manifest(Case known, Topic<byte[]> topic, Evidence.Kind kind) {
    String id = EvidenceCopies.id(known, kind, DocumentManifest.KEY);
    return new Due(id, any -> manifest(known, topic, kind, id));
  }

  private void manifest(Case known, Topic<byte[]> topic, Evidence.Kind kind, String id)
      throws IOException, InterruptedException {
    List<byte[]> manifests =
        CaseRecords.read(clientProperties, prefix, topic, DocumentManifest.KEY::equals);
    Piece piece =
        new Piece(
            id,
            kind,
            topic.name() + ".manifest.json",
            DocumentManifest.KEY,
            null,
            Evidence.Integrity.NOT_CHECKED);
    if (manifests.isEmpty()) {
      copies.missing(known, piece, "None were published; those of the instance's own files hold.");
    } else {
      copies.copy(known, piece, manifests.get(manifests.size() - 1));
    }
  }

  @Override
  public void close() {
    originals.close();
    copies.close();
  }
}
