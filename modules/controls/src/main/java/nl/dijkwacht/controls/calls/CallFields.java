package nl.dijkwacht.controls.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import nl.dijkwacht.core.resource.ResourceIdentity;
import nl.dijkwacht.core.trail.CallName;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Sequence;

/** Reads what files about calls have in common. What is wrong is a problem with its place. */
public final class CallFields {

  private static final Pattern SOURCE = Pattern.compile("[a-z0-9.-]{1,64}\\.amazonaws\\.com");
  private static final Pattern CALL = Pattern.compile("[A-Za-z][A-Za-z0-9]{1,127}");

  private CallFields() {}

  /** The service that a file is about. */
  public static Optional<String> source(Fields fields, Problems problems) {
    Optional<String> source = fields.requiredText("source");
    if (source.isPresent() && !SOURCE.matcher(source.get()).matches()) {
      problems.error(fields.placeOf("source"), "a source is such as s3.amazonaws.com; correct it");
      return Optional.empty();
    }
    return source;
  }

  /** Gives each entry of a list that must be there. */
  public static void entries(
      Fields fields, String key, Problems problems, Consumer<Fields> perEntry) {
    Optional<Node> list = fields.require(key).node(key);
    if (list.isPresent() && list.get() instanceof Sequence entries) {
      entries.items().forEach(entry -> Fields.from(entry, problems).ifPresent(perEntry));
    } else if (list.isPresent()) {
      problems.error(
          fields.placeOf(key), "'%s' is a list; begin each entry with '-'".formatted(key));
    }
  }

  /** Where a call names resources, and of which types. */
  public static ResourcePointer pointer(Fields fields, Problems problems) {
    List<String> types = fields.requiredTexts("type");
    List<IdPlace> places = new ArrayList<>();
    fields.requiredTexts("id").forEach(text -> place(fields, text, places, problems));
    boolean everyType = fields.flag("every-type", false);
    Optional<String> region = fields.text("region");
    for (String type : types) {
      if (!ResourceIdentity.types().contains(type)) {
        problems.error(
            fields.placeOf("type"),
            "nothing is known of how resources of the type '" + type + "' are named; correct it");
      }
    }
    return new ResourcePointer(types, places, everyType, region.orElse(null));
  }

  private static void place(Fields fields, String text, List<IdPlace> places, Problems problems) {
    Optional<IdPlace> place = IdPlace.of(text);
    place.ifPresent(places::add);
    if (place.isEmpty()) {
      problems.error(
          fields.placeOf("id"),
          "'" + text + "' is no place in an event; write a path, or 'account'");
    }
  }

  /** The calls that an entry is about. */
  public static List<String> calls(Fields fields, Problems problems) {
    List<String> calls = new ArrayList<>();
    for (String call : fields.requiredTexts("calls")) {
      if (CALL.matcher(call).matches() && call.equals(CallName.plain(call))) {
        calls.add(call);
      } else {
        problems.error(
            fields.placeOf("calls"),
            "'" + call + "' is no name of a call; write it without the version of the API");
      }
    }
    return calls;
  }
}
