package nl.dijkwacht.app.publication;

import nl.dijkwacht.core.StableId;
import nl.dijkwacht.sigma.RuleFile;

/**
 * One file of rules as it is published.
 *
 * @param key the path of its file in the published folder, with slashes
 * @param text its bytes; not copied, so not to be changed
 * @param hash of the text
 */
public record RuleDocument(String key, byte[] text, String hash) {

  static RuleDocument of(String key, byte[] text) {
    return new RuleDocument(key, text, StableId.ofBytes(text));
  }

  /** What messages call a published document. */
  static String nameOf(String key) {
    return "published:" + key;
  }

  RuleFile file() {
    return new RuleFile(nameOf(key), text, RuleFile.Origin.PUBLISHED);
  }
}
