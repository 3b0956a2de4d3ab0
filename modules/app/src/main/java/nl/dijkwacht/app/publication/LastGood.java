package nl.dijkwacht.app.publication;

import java.util.Map;
import nl.dijkwacht.topics.catalogue.DocumentManifest;

/**
 * What was in effect last.
 *
 * @param texts those that could be used, by key; some may be older than what the manifest lists
 */
record LastGood(DocumentManifest manifest, Map<String, PublishedDocument> texts) {

  LastGood {
    texts = Map.copyOf(texts);
  }

  /** The publication, for as far as it could be used. */
  Publication publication() {
    return Publication.of(manifest, texts);
  }
}
