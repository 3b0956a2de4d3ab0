package nl.dijkwacht.app.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration of a test: the file's text and the environment. */
record Sample(String text, Map<String, String> variables) {
  static final Sample EMPTY = new Sample("", Map.of());

  static Sample of(String text) {
    return new Sample(text, Map.of());
  }

  Sample with(String variable, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(variable, value);
    return new Sample(text, more);
  }

  ConfigurationReading read() {
    try {
      Path file = Files.createTempFile("dijkwacht", ".yaml");
      try {
        return ConfigurationReader.read(Optional.of(Files.writeString(file, text)), variables);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Configuration configuration() {
    ConfigurationReading reading = read();
    return reading
        .configuration()
        .orElseThrow(() -> new AssertionError(reading.problems().toString()));
  }

  /** The problems without file: {@code line:column: severity: message}. */
  List<String> problems() {
    return read().problems().stream()
        .map(Origin::text)
        .map(line -> line.replaceFirst("^.*\\.yaml:(?=[0-9])", ""))
        .toList();
  }

  Setting setting(String key) {
    return read().settings().stream()
        .filter(setting -> setting.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no setting " + key));
  }
}
