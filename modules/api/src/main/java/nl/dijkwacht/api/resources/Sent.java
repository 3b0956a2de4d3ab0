package nl.dijkwacht.api.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.api.Problem;
import nl.dijkwacht.api.Response;
import org.jspecify.annotations.Nullable;

/** Reads the fields of what was sent, and keeps the first thing that is wrong. For one request. */
final class Sent {

  private static final int MOST_TEXTS = 50;

  private final ObjectNode body;
  private final Set<String> known = new TreeSet<>();
  private @Nullable String wrong;

  Sent(ObjectNode body) {
    this.body = body;
  }

  private @Nullable JsonNode field(String name) {
    known.add(name);
    JsonNode field = body.get(name);
    return field == null || field.isNull() ? null : field;
  }

  @Nullable String text(String name) {
    JsonNode field = field(name);
    if (field != null && !field.isTextual()) {
      reject("'%s' takes a text.".formatted(name));
      return null;
    }
    return field == null ? null : field.textValue();
  }

  /** A text that must be there. */
  String needed(String name) {
    String text = text(name);
    if (text == null || text.isBlank()) {
      reject("'%s' is missing; give it as a text.".formatted(name));
      return "";
    }
    return text;
  }

  @Nullable Instant time(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      reject("'%s' takes a time such as 2027-03-01T00:00:00Z.".formatted(name));
      return null;
    }
  }

  /** A day, in the controller's time zone. */
  @Nullable LocalDate day(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      reject("'%s' takes a day such as 2027-03-01.".formatted(name));
      return null;
    }
  }

  @Nullable Boolean answer(String name) {
    JsonNode field = field(name);
    if (field != null && !field.isBoolean()) {
      reject("'%s' takes true or false.".formatted(name));
      return null;
    }
    return field == null ? null : field.booleanValue();
  }

  @Nullable Long number(String name) {
    JsonNode field = field(name);
    if (field != null && !field.canConvertToLong()) {
      reject("'%s' takes a number.".formatted(name));
      return null;
    }
    return field == null ? null : field.longValue();
  }

  List<String> texts(String name) {
    JsonNode field = field(name);
    List<String> texts = new ArrayList<>();
    if (field != null) {
      for (JsonNode each : field) {
        if (each.isTextual()) {
          texts.add(each.textValue());
        }
      }
    }
    if (field != null
        && (!field.isArray() || texts.size() != field.size() || texts.size() > MOST_TEXTS)) {
      reject("'%s' takes a list of at most %d texts.".formatted(name, MOST_TEXTS));
      return List.of();
    }
    return texts;
  }

  <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
    String text = text(name);
    return text == null ? null : choice(name, text, type).orElse(null);
  }

  <E extends Enum<E>> List<E> choices(String name, Class<E> type) {
    return texts(name).stream().flatMap(text -> choice(name, text, type).stream()).toList();
  }

  private <E extends Enum<E>> Optional<E> choice(String name, String text, Class<E> type) {
    Optional<E> found =
        Stream.of(type.getEnumConstants())
            .filter(each -> Query.label(each).equals(text.strip().toLowerCase(Locale.ROOT)))
            .findFirst();
    if (found.isEmpty()) {
      reject(
          "'%s' takes %s."
              .formatted(
                  name,
                  Stream.of(type.getEnumConstants())
                      .map(Query::label)
                      .collect(Collectors.joining(", "))));
    }
    return found;
  }

  /** The fields of an object within. */
  Sent within(String name) {
    JsonNode field = field(name);
    if (field != null && !field.isObject()) {
      reject("'%s' takes an object.".formatted(name));
    }
    return new Sent(field instanceof ObjectNode object ? object : Json.object());
  }

  void reject(String sentence) {
    if (wrong == null) {
      wrong = sentence;
    }
  }

  /** What is wrong, also if something is sent that nobody reads; call it last. */
  Optional<String> wrong() {
    Set<String> unknown = new TreeSet<>();
    body.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      reject(
          known.isEmpty()
              ? "There is a field that is not known here; it takes none."
              : "There is a field that is not known here; it takes "
                  + String.join(", ", known)
                  + ".");
    }
    return Optional.ofNullable(wrong);
  }

  Optional<Response> problem() {
    return wrong().map(Problem::bad);
  }
}
