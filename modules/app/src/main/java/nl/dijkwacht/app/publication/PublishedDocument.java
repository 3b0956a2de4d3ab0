package nl.dijkwacht.app.publication;

import nl.dijkwacht.core.StableId;
import nl.dijkwacht.documents.DocumentFile;

/**
 * One file as it is published.
 *
 * @param key the path of its file in the published folder, with slashes
 * @param text its bytes; not copied, so not to be changed
 * @param hash of the text
 */
public record PublishedDocument(String key, byte[] text, String hash) {

  static PublishedDocument of(String key, byte[] text) {
    return new PublishedDocument(key, text, StableId.ofBytes(text));
  }

  /** What messages call a published document. */
  static String nameOf(String key) {
    return "published:" + key;
  }

  DocumentFile file() {
    return new DocumentFile(nameOf(key), text);
  }
}
