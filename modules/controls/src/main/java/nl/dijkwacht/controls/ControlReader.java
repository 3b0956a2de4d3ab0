package nl.dijkwacht.controls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Suggestions;

/** Reads files of controls; what is wrong is collected, and stops only the control that has it. */
final class ControlReader {

  /**
   * What can be used.
   *
   * @param refused number of documents that cannot
   */
  record Outcome(List<ControlDefinition> definitions, int refused) {}

  private final ControlSettings settings;
  private final Problems problems;
  private final Map<String, ControlDefinition> read = new LinkedHashMap<>();
  private final Map<String, ControlFile.Origin> origins = new HashMap<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private int refused;

  ControlReader(ControlSettings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  Outcome read(List<ControlFile> files) {
    List<ControlFile> ordered = new ArrayList<>();
    for (ControlFile.Origin origin : ControlFile.Origin.values()) {
      files.stream().filter(file -> file.origin() == origin).forEach(ordered::add);
    }
    // Files are read at once, since that takes long, and taken in their order.
    ordered.parallelStream()
        .map(file -> FileReading.of(file, settings))
        .toList()
        .forEach(this::take);
    checkSettings();
    settings.disabled().forEach(read::remove);
    return new Outcome(List.copyOf(read.values()), refused);
  }

  private void take(FileReading reading) {
    refused += reading.refused();
    problems.addAll(reading.problems());
    reading.definitions().forEach(definition -> add(reading.file(), definition));
  }

  private void add(ControlFile file, ControlDefinition definition) {
    String id = definition.id();
    seen.add(id);
    ControlFile.Origin first = origins.putIfAbsent(id, file.origin());
    if (first == null) {
      read.put(id, definition);
    } else if (first == file.origin()) {
      refused++;
      problems.error(
          definition.place(),
          "the id '%s' is already that of another control; choose another one".formatted(id));
    }
  }

  private void checkSettings() {
    Set<String> named = new LinkedHashSet<>(settings.parameters().keySet());
    named.addAll(settings.disabled());
    for (String id : named) {
      if (!seen.contains(id)) {
        problems.warning(
            Place.startOf("settings"),
            "there is no control '%s'%s".formatted(id, Suggestions.question(id, seen)));
      }
    }
  }
}
