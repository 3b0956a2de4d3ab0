package nl.dijkwacht.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.json.JsonLimits;
import nl.dijkwacht.core.json.JsonTape;

/** A value in JSON that a command wrote; asking for what is not there fails the test. */
public record JsonText(JsonTape tape, int node) {

  private static final int MOST_BYTES = 10_000_000;
  private static final int DEEPEST = 100;

  public static JsonText of(byte[] json) {
    JsonTape tape = new JsonTape(new JsonLimits(MOST_BYTES, DEEPEST));
    assertThat(tape.read(json)).as(new String(json, StandardCharsets.UTF_8)).isNull();
    return new JsonText(tape, tape.root());
  }

  public static JsonText of(String json) {
    return of(json.getBytes(StandardCharsets.UTF_8));
  }

  public boolean has(String key) {
    return tape.member(node, key) != JsonTape.NONE;
  }

  /** The value of a member. */
  public JsonText at(String key) {
    assertThat(has(key)).as("%s in %s", key, tape.text(node)).isTrue();
    return new JsonText(tape, tape.member(node, key));
  }

  /** A member as text. */
  public String text(String key) {
    return at(key).toString();
  }

  /** The items of an array. */
  public List<JsonText> items(String key) {
    int list = at(key).node();
    List<JsonText> items = new ArrayList<>();
    for (int item = list + 1; item < tape.next(list); item = tape.next(item)) {
      items.add(new JsonText(tape, item));
    }
    return items;
  }

  @Override
  public String toString() {
    return tape.text(node);
  }
}
