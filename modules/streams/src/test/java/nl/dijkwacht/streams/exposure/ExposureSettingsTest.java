package nl.dijkwacht.streams.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.dijkwacht.core.access.Exposure;
import org.junit.jupiter.api.Test;

class ExposureSettingsTest {

  @Test
  void eachControlOfTheDefaultIsShipped() throws IOException {
    Path folder =
        Path.of(
            System.getProperty("dijkwacht.root"),
            "modules/rules/src/main/resources/nl/dijkwacht/rules/controls");
    Set<String> shipped = new HashSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yml")).toList()) {
        List<String> lines = Files.readAllLines(file);
        lines.stream()
            .filter(line -> line.startsWith("id: "))
            .forEach(line -> shipped.add(line.substring("id: ".length()).strip()));
      }
    }
    assertThat(shipped).containsAll(ExposureSettings.DEFAULT.controls().keySet());
  }

  @Test
  void controlsAreListedByKind() {
    ExposureSettings defaults = ExposureSettings.DEFAULT;

    assertThat(defaults.controls(Exposure.Kind.UNLOGGED))
        .isSorted()
        .contains("s3-bucket-access-logging");
    assertThat(Stream.of(Exposure.Kind.values()).map(defaults::controls).flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(defaults.controls().keySet());
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new ExposureSettings(Map.of(), Duration.ofHours(47), 0))
        .hasMessageContaining("exposure.keep");
    assertThatThrownBy(() -> new ExposureSettings(Map.of(), Duration.ofDays(7), -1))
        .hasMessageContaining("exposure.people-an-object");
  }
}
