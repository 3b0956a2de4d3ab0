package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.dijkwacht.documents.Limits;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.YamlReader;
import org.junit.jupiter.api.Test;

class ExampleFileTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("dijkwacht.root", "../.."), "docs", "dijkwacht.yaml");

  private final ConfigurationReading defaults =
      ConfigurationReader.read(Optional.empty(), Map.of());

  @Test
  void theExampleIsTheDefaults() {
    ConfigurationReading example = ConfigurationReader.read(Optional.of(EXAMPLE), Map.of());

    assertThat(example.problems()).isEmpty();
    assertThat(example.configuration()).isEqualTo(defaults.configuration());
  }

  @Test
  void theExampleHasEverySettingInTheSameOrder() throws IOException {
    assertThat(keys())
        .containsExactlyElementsOf(defaults.settings().stream().map(Setting::key).toList());
  }

  private static List<String> keys() throws IOException {
    try (InputStream in = Files.newInputStream(EXAMPLE)) {
      return YamlReader.read("example", in, Limits.DEFAULT, new Problems()).stream()
          .flatMap(document -> keysOf("", document))
          .toList();
    }
  }

  private static Stream<String> keysOf(String path, Node node) {
    return node instanceof Mapping mapping && !mapping.entries().isEmpty()
        ? mapping.entries().entrySet().stream()
            .flatMap(
                entry ->
                    keysOf(
                        path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                        entry.getValue()))
        : Stream.of(path);
  }
}
