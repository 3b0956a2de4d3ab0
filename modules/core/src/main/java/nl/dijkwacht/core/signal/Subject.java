package nl.dijkwacht.core.signal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.privacy.Redaction;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.TrailEvent;

/**
 * What a finding is about: always an account, and within it either the principal or the fields that
 * the rule names, such as a bucket. Two signals of a rule with the same subject are one finding.
 *
 * @param fields in the order that the rule gives; the principal's field is {@code principal}
 */
public record Subject(String account, Map<String, String> fields) {

  private static final String RESOURCE = "resource";

  /** Parameters that name users and roles. */
  private static final Set<String> PRINCIPALS =
      Set.of("principal", "userName", "roleName", "roleSessionName", "sourceIdentity", "groupName");

  public Subject {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The subject of an event under a rule; no paths mean that the principal is the subject. */
  public static Subject of(EventSummary summary, TrailEvent event, List<FieldPath> paths) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (FieldPath path : paths) {
      fields.put(path.toString(), shown(event, path));
    }
    if (fields.values().stream().allMatch(String::isEmpty)) {
      fields.clear();
      fields.put("principal", summary.principal().id());
    }
    return new Subject(summary.account(), fields);
  }

  /** The first value at a path as subjects have it: clipped, and empty if it is missing or null. */
  public static String valueOf(TrailEvent event, FieldPath path) {
    return text(event.json(), path.first(event.json()));
  }

  /**
   * The same as people are told it: without numbers of citizens and e-mail addresses, except where
   * it names who acted or a user, who are to be known.
   */
  public static String shown(TrailEvent event, FieldPath path) {
    String value = valueOf(event, path);
    return namesPrincipal(path.toString()) ? value : Redaction.of(value);
  }

  /** Whether a field's value is the name of who acted, or of a user, group or role. */
  public static boolean namesPrincipal(String field) {
    String last = field.substring(field.lastIndexOf('.') + 1);
    return field.startsWith("userIdentity.") || PRINCIPALS.contains(last);
  }

  private static String text(JsonTape json, int node) {
    boolean missing = node == JsonTape.NONE || json.kind(node) == JsonKind.NULL;
    return missing ? "" : Clipped.text(json.text(node));
  }

  /** The values that are there, for people: of a resource its type and name, and first. */
  public String text() {
    return Stream.concat(
            Stream.of(ResourceId.named(fields.getOrDefault(RESOURCE, ""))),
            fields.entrySet().stream()
                .filter(field -> !field.getKey().equals(RESOURCE))
                .map(Map.Entry::getValue))
        .filter(value -> !value.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** The parts that go into a finding's id. */
  List<String> idParts() {
    List<String> parts = new ArrayList<>();
    parts.add(account);
    fields.forEach(
        (field, value) -> {
          parts.add(field);
          parts.add(value);
        });
    return parts;
  }
}
