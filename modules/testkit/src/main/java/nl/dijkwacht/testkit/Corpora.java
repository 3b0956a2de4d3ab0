package nl.dijkwacht.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The public samples of real events, findings and rules, where this machine has them. */
public final class Corpora {
  /** The system property that names their folder. */
  public static final String PROPERTY = "dijkwacht.corpora";

  private Corpora() {}

  /**
   * Their folder; a test that calls this is {@link EnabledIfCorpora}.
   *
   * @throws IllegalStateException when this machine has none
   */
  public static Path directory() {
    return find()
        .orElseThrow(
            () -> new IllegalStateException(PROPERTY + " names no folder; use @EnabledIfCorpora"));
  }

  /**
   * The lines of a gzipped JSON-lines file, such as {@code cloudtrail/stratus/….jsonl.gz}.
   *
   * @param relativePath from {@link #directory()}
   */
  public static List<String> lines(String relativePath) throws IOException {
    Path file = directory().resolve(relativePath);
    try (var reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
      return reader.lines().toList();
    }
  }

  static Optional<Path> find() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .map(Path::of)
        .filter(Files::isDirectory)
        .map(Corpora::real);
  }

  /** Without links, as what was read names where it comes from. */
  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
