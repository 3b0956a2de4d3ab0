package nl.dijkwacht.sigma;

import java.io.IOException;
import java.io.InputStream;
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
public record RuleFile(String name, byte[] content) {

  /**
   * The rules in a file, or in all {@code *.yml} and {@code *.yaml} files below a folder, in the
   * order of their paths. Of a file beyond the limit of size only so much is read as shows that.
   *
   * @throws IOException if a file cannot be read; its message names the file
   */
  public static List<RuleFile> under(Path path) throws IOException {
    List<RuleFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path file : paths.filter(RuleFile::isYaml).sorted().toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          files.add(new RuleFile(file.toString(), in.readNBytes(Limits.DEFAULT.maxBytes() + 1)));
        }
      }
    }
    return files;
  }

  private static boolean isYaml(Path path) {
    String name = path.toString();
    return Files.isRegularFile(path) && (name.endsWith(".yml") || name.endsWith(".yaml"));
  }
}
