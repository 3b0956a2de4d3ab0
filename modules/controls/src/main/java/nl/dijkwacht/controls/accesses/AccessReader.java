package nl.dijkwacht.controls.accesses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.controls.accesses.ObjectPlaces.Form;
import nl.dijkwacht.controls.calls.CallFields;
import nl.dijkwacht.controls.calls.ResourcePointer;
import nl.dijkwacht.core.access.AccessKind;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Limits;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.YamlReader;

/** Reads the files of a catalogue. For one thread. */
final class AccessReader {

  private final Problems problems;
  private final Map<String, Map<String, List<Touch>>> touches = new HashMap<>();

  AccessReader(Problems problems) {
    this.problems = problems;
  }

  void read(AccessFile file) {
    for (Node document : YamlReader.read(file.name(), file.content(), Limits.DEFAULT, problems)) {
      Fields.from(document, problems).ifPresent(this::service);
    }
  }

  /** What was read, by source and name of the call. */
  Map<String, Map<String, AccessingCall>> calls() {
    Map<String, Map<String, AccessingCall>> calls = new HashMap<>();
    touches.forEach(
        (source, ofSource) -> {
          Map<String, AccessingCall> made = new HashMap<>();
          ofSource.forEach((name, of) -> made.put(name, new AccessingCall(of)));
          calls.put(source, made);
        });
    return calls;
  }

  private void service(Fields fields) {
    Map<String, List<Touch>> ofSource =
        CallFields.source(fields, problems)
            .map(name -> touches.computeIfAbsent(name, key -> new HashMap<>()))
            .orElseGet(HashMap::new);
    CallFields.entries(fields, "accesses", problems, access -> access(access, ofSource));
    fields.rejectUnknown();
  }

  private void access(Fields fields, Map<String, List<Touch>> ofSource) {
    Optional<AccessKind> kind = kind(fields.require("kind"), "kind");
    Optional<AccessKind> unlessReadOnly = kind(fields, "kind-unless-read-only");
    ResourcePointer pointer = CallFields.pointer(fields, problems);
    ObjectPlaces objects = objects(fields);
    FieldPath bytes = fields.text("bytes").map(FieldPath::of).orElse(null);
    boolean otherwise = fields.flag("otherwise", false);
    List<String> calls = CallFields.calls(fields, problems);
    fields.rejectUnknown();
    if (kind.isPresent()) {
      Touch touch =
          new Touch(kind.get(), unlessReadOnly.orElse(null), pointer, objects, bytes, otherwise);
      calls.forEach(call -> ofSource.computeIfAbsent(call, key -> new ArrayList<>()).add(touch));
    }
  }

  private static ObjectPlaces objects(Fields fields) {
    List<String> names = fields.texts("object");
    List<String> beginnings = fields.texts("beginning");
    List<String> paths = fields.texts("path");
    Form form = !paths.isEmpty() ? Form.PATH : beginnings.isEmpty() ? Form.NAMES : Form.BEGINNING;
    List<String> places =
        switch (form) {
          case NAMES -> names;
          case BEGINNING -> beginnings;
          case PATH -> paths;
        };
    return new ObjectPlaces(places.stream().map(FieldPath::of).toList(), form);
  }

  private Optional<AccessKind> kind(Fields fields, String key) {
    Optional<String> text = fields.text(key);
    Optional<AccessKind> kind =
        text.flatMap(
            name ->
                Arrays.stream(AccessKind.values()).filter(k -> k.label().equals(name)).findFirst());
    if (text.isPresent() && kind.isEmpty()) {
      problems.error(
          fields.placeOf(key),
          "'%s' is no kind of access; use one of %s"
              .formatted(
                  text.get(), Arrays.toString(AccessKind.values()).toLowerCase(Locale.ROOT)));
    }
    return kind;
  }
}
