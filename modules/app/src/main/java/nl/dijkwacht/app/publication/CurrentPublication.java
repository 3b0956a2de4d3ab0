package nl.dijkwacht.app.publication;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.dijkwacht.topics.catalogue.DocumentManifest;
import nl.dijkwacht.topics.catalogue.TopicPrefix;

/** What is published of a kind at a moment. */
public final class CurrentPublication {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final PublishedDocuments documents;

  private CurrentPublication(PublishedDocuments documents) {
    this.documents = documents;
  }

  /**
   * Reads it.
   *
   * @throws IOException with a sentence for people, if the topic cannot be read
   */
  public static CurrentPublication read(
      DocumentKind kind, Map<String, String> clientProperties, TopicPrefix prefix)
      throws IOException {
    try (DocumentTopic topic = DocumentTopic.read(kind, clientProperties, prefix, LIMIT)) {
      return new CurrentPublication(topic.documents());
    }
  }

  /** What lists the published documents; empty if nothing is published. */
  public Optional<DocumentManifest> manifest() {
    return documents.publication().map(Publication::manifest);
  }

  /** What a new instance would make of it. */
  public <S> DocumentReader.Made<S> made(DocumentReader<S> reader) {
    return documents
        .publication()
        .map(publication -> new Composer<>(reader).compose(publication, Map.of()).made())
        .orElseGet(() -> reader.read(List.of()));
  }

  /** What is wrong with what the topic holds: sentences, none if nothing is. */
  public List<String> faults() {
    List<String> missing = documents.publication().map(Publication::missing).orElse(List.of());
    return Stream.concat(
            documents.fault().stream(),
            missing.stream()
                .map(key -> "the text of '%s' is not the one that was published".formatted(key)))
        .toList();
  }

  /**
   * What publishing a folder would change.
   *
   * @param at when it would be published
   */
  public PublicationPlan plan(DocumentFolder folder, Instant at) {
    return PublicationPlan.of(documents, folder.documents(), at);
  }
}
