package nl.dijkwacht.collectors.messages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import org.jspecify.annotations.Nullable;

/** A value on a tape, or the place where there is none; lives until the tape is filled again. */
record JsonView(JsonTape tape, int node) {

  static JsonView root(JsonTape tape) {
    return new JsonView(tape, tape.root());
  }

  boolean isObject() {
    return is(JsonKind.OBJECT);
  }

  boolean isArray() {
    return is(JsonKind.ARRAY);
  }

  private boolean is(JsonKind kind) {
    return node != JsonTape.NONE && tape.kind(node) == kind;
  }

  /** The member of an object; of anything else, nothing. */
  JsonView member(String key) {
    return new JsonView(tape, tape.member(node, key));
  }

  /** The text of a string; of anything else, null. */
  @Nullable String text() {
    return tape.stringOrNull(node);
  }

  /** The text of a member that is a string, else null. */
  @Nullable String text(String key) {
    return member(key).text();
  }

  /** The bytes of an object or array as they stand in the source. */
  byte[] bytes() {
    return Arrays.copyOfRange(tape.bytes(), tape.start(node), tape.end(node));
  }

  /** The elements of an array; of anything else, none. */
  List<JsonView> elements() {
    List<JsonView> elements = new ArrayList<>();
    if (isArray()) {
      int end = tape.next(node);
      for (int element = node + 1; element < end; element = tape.next(element)) {
        elements.add(new JsonView(tape, element));
      }
    }
    return elements;
  }
}
