package nl.dijkwacht.controls.changes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.dijkwacht.core.CallName;
import nl.dijkwacht.core.ResourceIdentity;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Limits;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Sequence;
import nl.dijkwacht.documents.YamlReader;

/** Reads the files of a catalogue. For one thread. */
final class CatalogueReader {

  private static final Pattern SOURCE = Pattern.compile("[a-z0-9.-]{1,64}\\.amazonaws\\.com");
  private static final Pattern CALL = Pattern.compile("[A-Za-z][A-Za-z0-9]{1,127}");

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
    Optional<String> source = fields.requiredText("source");
    List<String> requests = fields.texts("keep-request-of");
    Optional<Node> changes = fields.require("changes").node("changes");
    fields.rejectUnknown();
    if (source.isEmpty() || changes.isEmpty()) {
      return;
    }
    if (!SOURCE.matcher(source.get()).matches()) {
      problems.error(fields.placeOf("source"), "a source is such as s3.amazonaws.com; correct it");
      return;
    }
    Map<String, List<ResourcePointer>> ofSource =
        pointers.computeIfAbsent(source.get(), key -> new HashMap<>());
    if (changes.get() instanceof Sequence entries) {
      entries
          .items()
          .forEach(
              entry -> Fields.from(entry, problems).ifPresent(change -> change(change, ofSource)));
    } else {
      problems.error(fields.placeOf("changes"), "'changes' is a list; begin each entry with '-'");
    }
    keep(fields.placeOf("keep-request-of"), source.get(), requests, ofSource.keySet());
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
    List<String> types = fields.requiredTexts("type");
    List<IdPlace> places = new ArrayList<>();
    fields.requiredTexts("id").forEach(text -> place(fields, text, places));
    List<String> calls = fields.requiredTexts("calls");
    boolean everyType = fields.flag("every-type", false);
    Optional<String> region = fields.text("region");
    fields.rejectUnknown();
    for (String type : types) {
      if (!ResourceIdentity.types().contains(type)) {
        problems.error(
            fields.placeOf("type"),
            "nothing is known of how resources of the type '" + type + "' are named; correct it");
      }
    }
    ResourcePointer pointer = new ResourcePointer(types, places, everyType, region.orElse(null));
    for (String call : calls) {
      if (CALL.matcher(call).matches() && call.equals(CallName.plain(call))) {
        ofSource.computeIfAbsent(call, name -> new ArrayList<>()).add(pointer);
      } else {
        problems.error(
            fields.placeOf("calls"),
            "'" + call + "' is no name of a call; write it without the version of the API");
      }
    }
  }

  private void place(Fields fields, String text, List<IdPlace> places) {
    Optional<IdPlace> place = IdPlace.of(text);
    place.ifPresent(places::add);
    if (place.isEmpty()) {
      problems.error(
          fields.placeOf("id"),
          "'" + text + "' is no place in an event; write a path, or 'account'");
    }
  }
}
