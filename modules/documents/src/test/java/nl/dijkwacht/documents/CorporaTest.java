package nl.dijkwacht.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Reads real Sigma rules. */
@Tag("corpora")
@EnabledIf("corporaPresent")
class CorporaTest {
  private static final Path SIGMA =
      Path.of(System.getProperty("dijkwacht.corpora", "corpora"), "sigma");

  static boolean corporaPresent() {
    return Files.isDirectory(SIGMA);
  }

  @Test
  void everySigmaFileIsReadWithoutProblems() throws IOException {
    Problems problems = new Problems();
    int read = 0;
    for (Path file : sigmaFiles()) {
      try (InputStream in = Files.newInputStream(file)) {
        List<Node> documents =
            YamlReader.read(SIGMA.relativize(file).toString(), in, Limits.DEFAULT, problems);
        assertThat(documents).as(file.toString()).isNotEmpty().allMatch(Mapping.class::isInstance);
        read++;
      }
    }
    assertThat(problems.list()).isEmpty();
    assertThat(read).isGreaterThan(300);
  }

  private static List<Path> sigmaFiles() throws IOException {
    try (Stream<Path> files = Files.walk(SIGMA)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }
}
