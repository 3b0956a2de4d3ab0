package nl.dijkwacht.app.publication;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.topics.catalogue.DocumentManifest;

/**
 * A publication, as far as its texts are at hand.
 *
 * @param documents by key
 */
record Publication(DocumentManifest manifest, Map<String, PublishedDocument> documents) {

  Publication {
    documents = Map.copyOf(documents);
  }

  /** Of all texts that are at hand, those that the manifest lists. */
  static Publication of(DocumentManifest manifest, Map<String, PublishedDocument> texts) {
    Map<String, PublishedDocument> listed = new HashMap<>();
    manifest
        .documents()
        .forEach(
            (key, hash) -> {
              PublishedDocument text = texts.get(key);
              if (text != null && text.hash().equals(hash)) {
                listed.put(key, text);
              }
            });
    return new Publication(manifest, listed);
  }

  /** The keys of those documents that the manifest lists and whose texts are not at hand. */
  List<String> missing() {
    return manifest.documents().keySet().stream()
        .filter(key -> !documents.containsKey(key))
        .sorted()
        .toList();
  }
}
