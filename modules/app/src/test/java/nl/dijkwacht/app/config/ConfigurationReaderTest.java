package nl.dijkwacht.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
  @Test
  void defaultsWorkWithoutAnyFile() {
    ConfigurationReading reading = ConfigurationReader.read(Optional.empty(), Map.of());

    assertThat(reading.configuration()).contains(Sample.EMPTY.configuration());
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.settings()).extracting(Setting::origin).containsOnly("default");
  }

  @Test
  void aSettingSaysOnWhichLineItStands(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("d.yaml"), "data: x\nkafka:\n  embedded: {port: 1}\n");

    assertThat(ConfigurationReader.read(Optional.of(file), Map.of()).settings())
        .contains(
            new Setting("data", "x", file + ":1"),
            new Setting("kafka.embedded.port", "1", file + ":3"),
            new Setting("prefix", "dijkwacht", "default"));
  }

  @Test
  void aWrongSettingIsShownAsWrongAndThereIsNoConfiguration() {
    Sample sample = Sample.of("prefix: A B");

    assertThat(sample.setting("prefix").value()).isEqualTo("(wrong)");
    assertThat(sample.read().configuration()).isEmpty();
  }

  @Test
  void aMissingFileIsAProblemThatNamesIt(@TempDir Path folder) {
    Path file = folder.resolve("none.yaml");

    assertThat(ConfigurationReader.read(Optional.of(file), Map.of()).problems())
        .extracting(Origin::text)
        .containsExactly(file + ":1:1: error: there is no such file; check the path");
  }

  @Test
  void aFolderIsAProblem(@TempDir Path folder) {
    assertThat(ConfigurationReader.read(Optional.of(folder), Map.of()).problems())
        .extracting(Origin::text)
        .singleElement()
        .asString()
        .startsWith(folder + ":1:1: error: this cannot be read");
  }

  @Test
  void aFileWithoutContentGivesTheDefaults() {
    assertThat(Sample.of("# nothing yet\n").configuration())
        .isEqualTo(Sample.EMPTY.configuration());
  }

  @Test
  void whatIsNoSectionIsRefused() {
    assertThat(Sample.of("- prefix").problems())
        .containsExactly("1:1: error: expected a section of keys and values, found a list");
  }

  @Test
  void aSecondDocumentIsRefused() {
    assertThat(Sample.of("prefix: a\n---\nprefix: b\n").problems())
        .containsExactly("3:1: error: a configuration is one document; remove this '---'");
  }

  @Test
  void syntaxErrorsAreToldWithTheOtherProblems() {
    assertThat(Sample.of("prefix: 'a").with("DIJKWACHT_STAGES", "x").problems()).hasSize(2);
  }
}
