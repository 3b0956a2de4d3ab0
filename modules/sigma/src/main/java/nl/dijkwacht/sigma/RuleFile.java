package nl.dijkwacht.sigma;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.documents.Limits;

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
   * The file itself, or all {@code *.yml} and {@code *.yaml} files below a folder, in the order of
   * their paths. What a name with a dot at its start hides is left out: Kubernetes mounts a folder
   * of files beside hidden copies of them. Of a file beyond the limit of size only so much is read
   * as shows that.
   *
   * @throws IOException if a file cannot be read; its message names the file
   */
  public static List<RuleFile> under(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(read(path));
    }
    List<RuleFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      Stream<Path> rules = paths.filter(RuleFile::isYaml).filter(file -> !isHidden(path, file));
      for (Path file : rules.sorted().toList()) {
        files.add(read(file));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return files;
  }

  private static RuleFile read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new RuleFile(file.toString(), in.readNBytes(Limits.DEFAULT.maxBytes() + 1));
    }
  }

  private static boolean isYaml(Path path) {
    String name = path.toString();
    return Files.isRegularFile(path) && (name.endsWith(".yml") || name.endsWith(".yaml"));
  }

  private static boolean isHidden(Path folder, Path file) {
    for (Path name : folder.relativize(file)) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
