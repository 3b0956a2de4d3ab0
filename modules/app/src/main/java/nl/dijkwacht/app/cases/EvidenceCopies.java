package nl.dijkwacht.app.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.Evidence;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The copies of evidence in their topic and, where one is named, a folder; knows what was copied.
 * Not thread-safe.
 */
public final class EvidenceCopies implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** A record of 1 MiB with the text escaped in it must stay below the topic's limit. */
  private static final int MOST_CONTENT = 512 * 1024;

  private final TopicPrefix prefix;
  private final Optional<EvidenceFolder> folder;
  private final Clock clock;
  private final Set<String> copied;
  private final KafkaProducer<byte[], Evidence> producer;

  /**
   * What is copied.
   *
   * @param about the event's id, the resource, or what else
   */
  record Piece(
      String id,
      Evidence.Kind kind,
      String name,
      String about,
      @Nullable Provenance provenance,
      Evidence.Integrity integrity) {

    Piece with(@Nullable Provenance from, Evidence.Integrity checked) {
      return new Piece(id, kind, name, about, from, checked);
    }
  }

  private EvidenceCopies(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      Optional<EvidenceFolder> folder,
      Clock clock,
      Set<String> copied) {
    this.prefix = prefix;
    this.folder = folder;
    this.clock = clock;
    this.copied = copied;
    this.producer = producer(clientProperties);
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
   * Opens them, and reads what was copied before.
   *
   * @param clock tells when something is copied
   * @throws IOException with a sentence for people, if that cannot be read
   */
  static EvidenceCopies open(
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
    return new EvidenceCopies(clientProperties, prefix, folder, clock, copied);
  }

  /**
   * What was copied of a case, without the contents.
   *
   * @throws IOException with a sentence for people, if that cannot be read
   */
  public static List<Evidence> of(
      Case known, Map<String, String> clientProperties, TopicPrefix prefix) throws IOException {
    List<Evidence> pieces = new ArrayList<>();
    CaseRecords.each(
        clientProperties,
        prefix,
        Topics.EVIDENCE,
        known.id()::equals,
        piece -> pieces.add(piece.withoutContent()));
    return pieces;
  }

  static String id(Case known, Evidence.Kind kind, String about) {
    return StableId.of(List.of("evidence", known.id(), kind.name(), about));
  }

  boolean have(String id) {
    return copied.contains(id);
  }

  void copy(Case known, Piece piece, byte[] content) throws IOException, InterruptedException {
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

  /** Notes that there is no copy, and why. */
  void missing(Case known, Piece piece, String problem) throws IOException, InterruptedException {
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
    producer.close(LIMIT);
  }
}
