package nl.dijkwacht.sigma;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nl.dijkwacht.documents.DocumentFile;

/**
 * A file of Sigma rules.
 *
 * @param name as it stands in messages
 */
public record RuleFile(String name, byte[] content, Origin origin) {

  /** Who put a file here. */
  public enum Origin {
    /**
     * Published for all instances; of two rules with one id, it is the published one that holds.
     */
    PUBLISHED,
    /** This instance's own. */
    LOCAL
  }

  public RuleFile(String name, byte[] content) {
    this(name, content, Origin.LOCAL);
  }

  /**
   * The file itself, or all files below a folder, as {@link DocumentFile#under} finds them.
   *
   * @throws IOException if a file cannot be read; its message names the file
   */
  public static List<RuleFile> under(Path path) throws IOException {
    return DocumentFile.under(path).stream()
        .map(file -> new RuleFile(file.name(), file.content()))
        .toList();
  }
}
