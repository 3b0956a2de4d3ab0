package nl.dijkwacht.controls.changes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.controls.calls.CallFields;
import nl.dijkwacht.controls.calls.ResourcePointer;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Limits;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.YamlReader;

/** Reads the files of a catalogue. For one thread. */
final class CatalogueReader {

  private final Problems problems;
  private final Map<String, Map<String, List<ResourcePointer>>> pointers = new HashMap<>();
  private final Map<String, Set<String>> kept = new HashMap<>();

  CatalogueReader(Problems problems) {
    this.problems = problems;
  }

  void read(ChangeFile file) {
    for (Node document : YamlReader.read(file.name(), file.content(), Limits.DEFAULT, problems)) {
      Fields.from(document, problems).ifPresent(this::service);
    }
  }

  /** What was read, by source and name of the call. */
  Map<String, Map<String, ChangingCall>> calls() {
    Map<String, Map<String, ChangingCall>> calls = new HashMap<>();
    pointers.forEach(
        (source, ofSource) -> {
          Set<String> requests = kept.getOrDefault(source, Set.of());
          Map<String, ChangingCall> compiled = new HashMap<>();
          ofSource.forEach(
              (name, of) -> compiled.put(name, new ChangingCall(of, requests.contains(name))));
          calls.put(source, compiled);
        });
    return calls;
  }

  private void service(Fields fields) {
    Optional<String> source = CallFields.source(fields, problems);
    List<String> requests = fields.texts("keep-request-of");
    Map<String, List<ResourcePointer>> ofSource =
        source
            .map(name -> pointers.computeIfAbsent(name, key -> new HashMap<>()))
            .orElseGet(HashMap::new);
    CallFields.entries(fields, "changes", problems, change -> change(change, ofSource));
    fields.rejectUnknown();
    source.ifPresent(
        name -> keep(fields.placeOf("keep-request-of"), name, requests, ofSource.keySet()));
  }

  private void keep(Place place, String source, List<String> requests, Set<String> known) {
    for (String call : requests) {
      if (!known.contains(call)) {
        problems.error(place, "the call '" + call + "' changes nothing here; name it in 'calls'");
      }
    }
    kept.computeIfAbsent(source, key -> new HashSet<>()).addAll(requests);
  }

  private void change(Fields fields, Map<String, List<ResourcePointer>> ofSource) {
    ResourcePointer pointer = CallFields.pointer(fields, problems);
    List<String> calls = CallFields.calls(fields, problems);
    fields.rejectUnknown();
    calls.forEach(call -> ofSource.computeIfAbsent(call, name -> new ArrayList<>()).add(pointer));
  }
}
