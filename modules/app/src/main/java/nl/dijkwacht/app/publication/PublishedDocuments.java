package nl.dijkwacht.app.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.topics.catalogue.DocumentManifest;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the topic holds, as far as it was read: the newest text of each key and the newest manifest.
 * It takes records as they come, from all partitions in any order and whatever they hold, and keeps
 * no more than twice what a publication may have. For one thread.
 */
final class PublishedDocuments {

  private final Topic<byte[]> topic;
  private final Map<String, PublishedDocument> texts = new HashMap<>();
  private long bytes;
  private @Nullable DocumentManifest manifest;
  private @Nullable String fault;

  PublishedDocuments(Topic<byte[]> topic) {
    this.topic = topic;
  }

  void accept(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    String key = new String(record.key(), UTF_8);
    if (key.equals(DocumentManifest.KEY)) {
      acceptManifest(record);
    } else if (DocumentKey.problem(key).isEmpty()) {
      remove(key);
      boolean readable =
          topic.payload().read(record.value(), record.headers()) instanceof Reading.Value<byte[]>;
      if (readable && record.value().length <= PublicationLimits.MAX_DOCUMENT_BYTES) {
        put(PublishedDocument.of(key, record.value()));
      }
    }
  }

  private void acceptManifest(ConsumerRecord<byte[], byte[]> record) {
    Reading<DocumentManifest> reading =
        DocumentManifest.PAYLOAD.read(record.value(), record.headers());
    if (reading instanceof Reading.Unreadable<DocumentManifest> unreadable) {
      fault = "the manifest cannot be read: " + unreadable.detail();
    } else if (reading instanceof Reading.Value<DocumentManifest> value) {
      fault = problem(value.value()).orElse(null);
      if (fault == null) {
        manifest = value.value();
      }
    }
  }

  private static Optional<String> problem(DocumentManifest manifest) {
    if (manifest.documents().size() > PublicationLimits.MAX_DOCUMENTS) {
      return Optional.of("the manifest lists more documents than can be published");
    }
    return manifest.documents().keySet().stream().allMatch(k -> DocumentKey.problem(k).isEmpty())
        ? Optional.empty()
        : Optional.of("the manifest lists a document under an impossible key");
  }

  private void remove(String key) {
    PublishedDocument before = texts.remove(key);
    bytes -= before == null ? 0 : before.text().length;
  }

  /**
   * Texts may arrive before the manifest that lists them, so those that none lists yet are kept
   * too. There is room for a publication and the next; what goes beyond it no publisher wrote.
   */
  private void put(PublishedDocument document) {
    if (!fits(document)) {
      Set<String> listed = manifest == null ? Set.of() : manifest.documents().keySet();
      texts.keySet().stream().filter(key -> !listed.contains(key)).toList().forEach(this::remove);
    }
    if (fits(document)) {
      texts.put(document.key(), document);
      bytes += document.text().length;
    }
  }

  private boolean fits(PublishedDocument document) {
    return texts.size() < 2 * PublicationLimits.MAX_DOCUMENTS
        && bytes + document.text().length <= 2L * PublicationLimits.MAX_BYTES;
  }

  /** The newest publication whose manifest could be read; empty if there is none. */
  Optional<Publication> publication() {
    return Optional.ofNullable(manifest).map(listing -> Publication.of(listing, texts));
  }

  /** All texts, whether they belong to the publication or not. */
  Map<String, PublishedDocument> texts() {
    return Map.copyOf(texts);
  }

  /** Why the newest manifest cannot be used; empty if it can, or if there is none. */
  Optional<String> fault() {
    return Optional.ofNullable(fault);
  }
}
