package nl.dijkwacht.controls.changes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.json.MemberName;
import org.jspecify.annotations.Nullable;

/** A call's parameters as maps and lists without nulls. The tape's own limits bound them. */
final class RequestParameters {

  private static final MemberName REQUEST = MemberName.of("requestParameters");

  private RequestParameters() {}

  /** The parameters of the record on a tape; null if it has none. */
  static @Nullable Map<String, Object> of(JsonTape tape) {
    int request = tape.member(REQUEST);
    return request != JsonTape.NONE && tape.kind(request) == JsonKind.OBJECT
        ? object(tape, request)
        : null;
  }

  private static Map<String, Object> object(JsonTape tape, int node) {
    Map<String, Object> members = new LinkedHashMap<>();
    int end = tape.next(node);
    for (int key = node + 1; key < end; key = tape.next(key + 1)) {
      Object value = value(tape, key + 1);
      if (value != null) {
        members.put(tape.text(key), value);
      }
    }
    return members;
  }

  private static List<Object> array(JsonTape tape, int node) {
    List<Object> items = new ArrayList<>();
    int end = tape.next(node);
    for (int item = node + 1; item < end; item = tape.next(item)) {
      Object value = value(tape, item);
      if (value != null) {
        items.add(value);
      }
    }
    return items;
  }

  private static @Nullable Object value(JsonTape tape, int node) {
    return switch (tape.kind(node)) {
      case OBJECT -> object(tape, node);
      case ARRAY -> array(tape, node);
      case STRING -> tape.text(node);
      case NUMBER -> number(tape.text(node));
      case TRUE -> true;
      case FALSE -> false;
      case NULL -> null;
    };
  }

  private static Object number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      double value = Double.parseDouble(text);
      // JSON has no infinity; what is beyond a double is kept as it stands.
      return Double.isInfinite(value) ? text : (Object) value;
    }
  }
}
