package nl.dijkwacht.app.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.cases.Case;

/**
 * The folder of evidence: for each case its copies, and {@code manifest.sha256} with their hashes
 * as {@code sha256sum --check} reads it. Not thread-safe.
 */
public final class EvidenceFolder {

  static final String MANIFEST = "manifest.sha256";

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final String BETWEEN = "  ";

  private final Path folder;

  public EvidenceFolder(Path folder) {
    this.folder = folder;
  }

  /** A name that is harmless in any file system. */
  static String safe(String name) {
    return SAFE.matcher(name).matches() && !name.contains("..") ? name : StableId.of(List.of(name));
  }

  /**
   * Writes a copy and notes its hash; a copy that is there is written again.
   *
   * @param name as {@link #safe} makes it, with folders between slashes
   * @param sha256 of the content
   * @throws IOException if it cannot be written
   */
  void write(String caseId, String name, byte[] content, String sha256) throws IOException {
    if (!Case.isId(caseId)) {
      throw new IOException("the id of a case is none");
    }
    Path ofCase = folder.resolve(caseId);
    Path file = ofCase.resolve(name).normalize();
    if (!file.startsWith(ofCase.normalize())) {
      throw new IOException("the name of a piece of evidence leads out of its folder");
    }
    replace(file, content);
    Map<String, String> hashes = hashes(ofCase.resolve(MANIFEST));
    hashes.put(name, sha256);
    String lines =
        hashes.entrySet().stream()
            .map(entry -> entry.getValue() + BETWEEN + entry.getKey() + "\n")
            .collect(Collectors.joining());
    replace(ofCase.resolve(MANIFEST), lines.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> hashes(Path manifest) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    if (Files.exists(manifest)) {
      for (String line : Files.readAllLines(manifest, StandardCharsets.UTF_8)) {
        int between = line.indexOf(BETWEEN);
        if (between > 0) {
          hashes.put(line.substring(between + BETWEEN.length()), line.substring(0, between));
        }
      }
    }
    return hashes;
  }

  /** At once, so that nobody reads half of it. */
  private static void replace(Path file, byte[] content) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, content);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
