package nl.dijkwacht.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks a tape into the same tokens as {@link StrictJackson}, and checks its offsets on the way.
 */
final class TapeTokens {

  private final JsonTape tape;
  private final List<String> tokens = new ArrayList<>();

  private TapeTokens(JsonTape tape) {
    this.tape = tape;
  }

  static List<String> of(JsonTape tape, int from, int to) {
    TapeTokens walk = new TapeTokens(tape);
    walk.value(tape.root(), from, to);
    return walk.tokens;
  }

  private void value(int node, int from, int to) {
    assertThat(tape.start(node)).isBetween(from, to);
    assertThat(tape.end(node)).isBetween(tape.start(node), to);
    switch (tape.kind(node)) {
      case OBJECT -> children(node, "{", "}");
      case ARRAY -> children(node, "[", "]");
      case STRING -> tokens.add("STRING " + tape.text(node));
      case NUMBER -> tokens.add("NUMBER " + tape.text(node));
      case TRUE, FALSE, NULL -> tokens.add(tape.text(node));
    }
  }

  private void children(int container, String opening, String closing) {
    tokens.add(opening);
    int from = tape.start(container) + 1;
    int child = tape.firstChild(container);
    while (child != JsonTape.NONE && child < tape.next(container)) {
      value(child, from, tape.end(container) - 1);
      from = tape.end(child);
      child = tape.next(child);
    }
    tokens.add(closing);
  }
}
