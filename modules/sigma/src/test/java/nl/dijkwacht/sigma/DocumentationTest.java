package nl.dijkwacht.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.dijkwacht.sigma.correlate.CorrelationType;
import nl.dijkwacht.sigma.modify.Modifier;
import org.junit.jupiter.api.Test;

/** docs/sigma.md speaks of what the code has, in its order. */
class DocumentationTest {

  private static String page() throws IOException {
    return Files.readString(Path.of(System.getProperty("dijkwacht.root")).resolve("docs/sigma.md"));
  }

  @Test
  void theTableHasEveryModifier() throws IOException {
    String table = page().split("## Modifiers")[1].split("## Values")[0];

    assertThat(table.lines().filter(line -> line.startsWith("| `")).map(line -> line.split("`")[1]))
        .containsExactlyElementsOf(Arrays.stream(Modifier.values()).map(Modifier::label).toList());
  }

  @Test
  void everyTypeOfCorrelationIsTold() throws IOException {
    String section = page().split("## Correlations")[1].split("## Filters")[0];

    assertThat(
            section.lines().filter(line -> line.startsWith("- `")).map(line -> line.split("`")[1]))
        .containsExactlyElementsOf(CorrelationType.labels());
  }

  @Test
  void whatIsKeptOfAGroupIsTold() throws IOException {
    String table = page().split("\n## Limits\n")[1];

    assertThat(table.lines().filter(line -> line.startsWith("| `")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(CorrelationType.values())
                .collect(
                    Collectors.groupingBy(
                        CorrelationType::mostKept,
                        Collectors.mapping(
                            type -> "`" + type.label() + "`", Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(
                    kept ->
                        String.format(Locale.ROOT, "| %s | %,d |", kept.getValue(), kept.getKey()))
                .toList());
  }
}
