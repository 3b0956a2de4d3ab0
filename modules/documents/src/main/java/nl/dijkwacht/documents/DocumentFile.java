package nl.dijkwacht.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of YAML documents that people wrote: rules, controls, registers.
 *
 * @param name as it stands in messages
 * @param content its bytes; not copied, so not to be changed
 */
public record DocumentFile(String name, byte[] content) {

  /**
   * The file itself, or all {@code *.yml} and {@code *.yaml} files below a folder, in the order of
   * their paths. What a name with a dot at its start hides is left out: Kubernetes mounts a folder
   * of files beside hidden copies of them. Of a file beyond the limit of size only so much is read
   * as shows that.
   *
   * @throws IOException if a file cannot be read; its message names the file
   */
  public static List<DocumentFile> under(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(read(path));
    }
    List<DocumentFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      Stream<Path> documents =
          paths.filter(DocumentFile::isYaml).filter(file -> !isHidden(path, file));
      for (Path file : documents.sorted().toList()) {
        files.add(read(file));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return files;
  }

  private static DocumentFile read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new DocumentFile(file.toString(), in.readNBytes(Limits.DEFAULT.maxBytes() + 1));
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
