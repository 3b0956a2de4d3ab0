package nl.dijkwacht.controls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.documents.DocumentMarkers;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Limits;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.YamlReader;

/**
 * What one file of controls holds, whatever others hold.
 *
 * @param definitions that can be used
 * @param refused number of documents that cannot
 */
record FileReading(
    ControlFile file, List<ControlDefinition> definitions, Problems problems, int refused) {

  static FileReading of(ControlFile file, ControlSettings settings) {
    Problems problems = new Problems();
    List<Node> documents = YamlReader.read(file.name(), file.content(), Limits.DEFAULT, problems);
    DocumentMarkers markers = DocumentMarkers.of(file.content());
    Set<Integer> refused = new HashSet<>();
    problems.list().forEach(problem -> refused.add(markers.upTo(problem.place())));
    List<ControlDefinition> definitions = new ArrayList<>();
    for (Node document : documents) {
      Problems ofControl = new Problems();
      Optional<ControlDefinition> definition =
          Fields.from(document, ofControl)
              .flatMap(
                  fields ->
                      Optional.ofNullable(
                          new DefinitionReader(file, document, fields, settings, ofControl)
                              .read()));
      problems.addAll(ofControl);
      int number = markers.upTo(document.place());
      if (definition.isEmpty() || ofControl.hasErrors()) {
        refused.add(number);
      } else if (!refused.contains(number)) {
        definitions.add(definition.get());
      }
    }
    return new FileReading(file, definitions, problems, refused.size());
  }
}
