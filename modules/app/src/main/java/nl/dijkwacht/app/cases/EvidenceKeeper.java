package nl.dijkwacht.app.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.dijkwacht.core.EventSummary;
import nl.dijkwacht.core.IntegrityResult;
import nl.dijkwacht.core.Provenance;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseFinding;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.topics.DocumentManifest;
import nl.dijkwacht.topics.Topic;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Copies what a case rests on before its topics forget it: into the topic of evidence and, where
 * one is named, a folder. The same case may come again; what was copied is not copied again. What
 * cannot be copied is said. Not thread-safe.
 */
public final class EvidenceKeeper implements CaseFollower.Keeper<Case>, AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** A record of 1 MiB with the text escaped in it must stay below the topic's limit. */
  private static final int MOST_CONTENT = 512 * 1024;

  private static final int MOST_PIECES = 2_000;
  private static final Duration ITEM_REACH = Duration.ofDays(2);
  private static final Set<String> SERVICES =
      Set.of(
          "guardduty.amazonaws.com",
          "macie2.amazonaws.com",
          "securityhub.amazonaws.com",
          "config.amazonaws.com");

  private final Map<String, String> clientProperties;
  private final TopicPrefix prefix;
  private final Optional<EvidenceFolder> folder;
  private final Clock clock;
  private final Set<String> copied;
  private final KafkaProducer<byte[], Evidence> producer;
  private final Originals originals;

  private EvidenceKeeper(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      Optional<EvidenceFolder> folder,
      Clock clock,
      Set<String> copied) {
    this.clientProperties = Map.copyOf(clientProperties);
    this.prefix = prefix;
    this.folder = folder;
    this.clock = clock;
    this.copied = copied;
    this.producer = producer(clientProperties);
    this.originals = new Originals(clientProperties, prefix, Originals.Limits.DEFAULT);
  }

  private static KafkaProducer<byte[], Evidence> producer(Map<String, String> clientProperties) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) LIMIT.toMillis());
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024);
    return new KafkaProducer<>(
        properties, new ByteArraySerializer(), Topics.EVIDENCE.payload().serializer());
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
    Set<String> copied = new HashSet<>();
    CaseRecords.each(
        clientProperties,
        prefix,
        Topics.EVIDENCE,
        any -> true,
        evidence -> copied.add(evidence.id()));
    return new EvidenceKeeper(clientProperties, prefix, folder, clock, copied);
  }

  @Override
  public void keep(Case known) throws IOException, InterruptedException {
    if (known.kind() != Case.Kind.BREACH || known.findings().isEmpty()) {
      return;
    }
    if (known.findings().stream().allMatch(finding -> isCopied(known, finding))) {
      return;
    }
    LogIntegrity integrity = LogIntegrity.read(clientProperties, prefix);
    int pieces = 0;
    for (CaseFinding finding : known.findings()) {
      for (EventSummary event : finding.events()) {
        if (pieces++ < MOST_PIECES) {
          event(known, event, integrity);
        }
      }
      item(known, finding);
    }
    manifest(known, Topics.RULE_DOCUMENTS, Evidence.Kind.RULES);
    manifest(known, Topics.REGISTER_ENTRIES, Evidence.Kind.REGISTERS);
  }

  private boolean isCopied(Case known, CaseFinding finding) {
    return finding.events().stream()
        .allMatch(event -> copied.contains(id(known, kind(event), event.eventId())));
  }

  private static Evidence.Kind kind(EventSummary event) {
    return SERVICES.contains(event.eventSource())
        ? Evidence.Kind.SERVICE_FINDING
        : Evidence.Kind.EVENT;
  }

  private static String id(Case known, Evidence.Kind kind, String about) {
    return StableId.of(List.of("evidence", known.id(), kind.name(), about));
  }

  private void event(Case known, EventSummary event, LogIntegrity integrity)
      throws IOException, InterruptedException {
    Evidence.Kind kind = kind(event);
    String id = id(known, kind, event.eventId());
    if (copied.contains(id)) {
      return;
    }
    boolean service = kind == Evidence.Kind.SERVICE_FINDING;
    Optional<Originals.Original> found =
        service ? originals.serviceFinding(event) : originals.event(event);
    String name =
        "%s/%s.json"
            .formatted(
                service ? "service-findings" : "events", EvidenceFolder.safe(event.eventId()));
    for (IntegrityResult digest : integrity.covering(event)) {
      digest(known, digest);
    }
    Piece piece =
        new Piece(
            id,
            kind,
            name,
            event.eventId(),
            event.provenance(),
            service ? Evidence.Integrity.NOT_CHECKED : integrity.of(event));
    if (found.isPresent()) {
      copy(known, piece, found.get().value());
    } else {
      missing(known, piece, whyMissing(event));
    }
  }

  private static String whyMissing(EventSummary event) {
    return event.note() != null && event.provenance() == null
        ? "It is a judgement over several calls, and has no record of its own."
        : "Its record was not found in the topics; they may have forgotten it.";
  }

  /**
   * What is copied.
   *
   * @param about the event's id, the resource, or what else
   */
  private record Piece(
      String id,
      Evidence.Kind kind,
      String name,
      String about,
      @Nullable Provenance provenance,
      Evidence.Integrity integrity) {}

  private void digest(Case known, IntegrityResult digest) throws IOException, InterruptedException {
    String id = id(known, Evidence.Kind.DIGEST, digest.digest());
    if (!copied.contains(id)) {
      String name = "digests/" + StableId.of(List.of(digest.digest())) + ".json";
      copy(
          known,
          new Piece(
              id,
              Evidence.Kind.DIGEST,
              name,
              digest.digest(),
              null,
              Evidence.Integrity.NOT_CHECKED),
          Topics.INTEGRITY.payload().write(digest));
    }
  }

  /** The state of the resource that a control found wanting. */
  private void item(Case known, CaseFinding finding) throws IOException, InterruptedException {
    String resource = finding.subject();
    String id = id(known, Evidence.Kind.ITEM, resource);
    if (!resource.contains("/AWS::") || finding.events().isEmpty() || copied.contains(id)) {
      return;
    }
    EventSummary last = finding.events().get(finding.events().size() - 1);
    Optional<Originals.Original> found = originals.item(resource, last.collectedAt(), ITEM_REACH);
    Piece piece =
        new Piece(
            id,
            Evidence.Kind.ITEM,
            "items/" + StableId.of(List.of(resource)) + ".json",
            resource,
            found.flatMap(Originals.Original::provenance).orElse(null),
            Evidence.Integrity.NOT_CHECKED);
    if (found.isPresent()) {
      copy(known, piece, found.get().value());
    } else {
      missing(known, piece, "No state of the resource was found in its topic.");
    }
  }

  /** Which version of published documents was in effect. */
  private void manifest(Case known, Topic<byte[]> topic, Evidence.Kind kind)
      throws IOException, InterruptedException {
    String id = id(known, kind, DocumentManifest.KEY);
    if (copied.contains(id)) {
      return;
    }
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
      missing(known, piece, "None were published; those of the instance's own files hold.");
    } else {
      copy(known, piece, manifests.get(manifests.size() - 1));
    }
  }

  private void copy(Case known, Piece piece, byte[] content)
      throws IOException, InterruptedException {
    String sha256 = sha256(content);
    if (folder.isPresent()) {
      folder.get().write(known.id(), piece.name(), content, sha256);
    }
    boolean fits = content.length <= MOST_CONTENT;
    String problem =
        fits || folder.isPresent()
            ? null
            : "It has %,d bytes, more than the topic takes, and there is no folder."
                .formatted(content.length);
    write(
        evidence(
            known,
            piece,
            content.length,
            sha256,
            fits ? new String(content, StandardCharsets.UTF_8) : null,
            problem));
  }

  private void missing(Case known, Piece piece, String problem)
      throws IOException, InterruptedException {
    write(evidence(known, piece, 0, "", null, problem));
  }

  private Evidence evidence(
      Case known,
      Piece piece,
      long size,
      String sha256,
      @Nullable String content,
      @Nullable String problem) {
    return new Evidence(
        piece.id(),
        known.id(),
        piece.kind(),
        piece.name(),
        piece.about(),
        piece.provenance(),
        size,
        sha256,
        piece.integrity(),
        clock.instant(),
        content,
        problem);
  }

  private void write(Evidence evidence) throws IOException, InterruptedException {
    byte[] key = evidence.caseId().getBytes(StandardCharsets.UTF_8);
    var sent = producer.send(new ProducerRecord<>(Topics.EVIDENCE.fullName(prefix), key, evidence));
    try {
      sent.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("evidence could not be written to its topic", e);
    }
    copied.add(evidence.id());
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void close() {
    originals.close();
    producer.close(LIMIT);
  }
}
