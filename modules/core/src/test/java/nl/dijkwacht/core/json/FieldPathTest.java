package nl.dijkwacht.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldPathTest {

  private final JsonTape tape = new JsonTape(JsonLimits.DEFAULT);

  @Test
  void dotsLeadInwards() {
    assertThat(all("{'a':{'b':{'c':1}},'b':2}", "a.b.c")).containsExactly("1");
  }

  @Test
  void arraysLeadToEachOfTheirItems() {
    assertThat(all("{'a':[{'b':1},[{'b':2}],3,{'b':4}]}", "a.b")).containsExactly("1", "2", "4");
    assertThat(all("[{'a':1},{'a':2}]", "a")).containsExactly("1", "2");
  }

  @Test
  void anArrayAtTheEndOfThePathIsOneValue() {
    assertThat(all("{'a':[1,2]}", "a")).containsExactly("[1,2]");
  }

  @Test
  void keysMayContainDotsThemselves() {
    String text = "{'a.b':{'c':1},'a':{'b.c':2,'b':{'c':3}},'a.b.c':4}";
    assertThat(all(text, "a.b.c")).containsExactly("1", "2", "3", "4");
  }

  @Test
  void partsOfKeysDoNotMatch() {
    assertThat(all("{'ab':1,'a':{'bc':2},'abc':{'d':3},'a.':4}", "a.b")).isEmpty();
  }

  @Test
  void escapedKeysMatchAsCharacters() {
    assertThat(all("{'\\u0061':{'\\u0062':1}}", "a.b")).containsExactly("1");
    assertThat(all("{'a\\u002eb':1}", "a.b")).containsExactly("1");
    assertThat(all("{'caf\\u00e9':1,'café':2}", "café")).containsExactly("1", "2");
  }

  @Test
  void emptyKeysMatchEmptyPartsOfThePath() {
    assertThat(all("{'':1}", "")).containsExactly("1");
    assertThat(all("{'':{'a':1}}", ".a")).containsExactly("1");
    assertThat(all("{'a':{'':{'b':1}}}", "a..b")).containsExactly("1");
    assertThat(all("{'a':{'':1}}", "a.")).containsExactly("1");
  }

  @Test
  void rulesSeeAllValuesOfAKeyThatStandsTwice() {
    assertThat(all("{'a':{'b':1},'a':{'b':2,'b':3}}", "a.b")).containsExactly("1", "2", "3");
  }

  @Test
  void whatIsMissingIsNotFound() {
    for (String text :
        List.of("{}", "[]", "1", "null", "{'a':null}", "{'a':'b'}", "{'b':{'a':1}}")) {
      assertThat(all(text, "a.b")).as(text).isEmpty();
      assertThat(FieldPath.of("a.b").first(tape)).isEqualTo(JsonTape.NONE);
    }
  }

  @Test
  void anEmptyTapeHasNoFields() {
    assertThat(FieldPath.of("a").first(tape)).isEqualTo(JsonTape.NONE);
    assertThat(FieldPath.of("a").any(tape, (t, node) -> true)).isFalse();
  }

  @Test
  void theSearchStopsAtTheFirstValueThatPasses() {
    read("{'a':[{'b':1},{'b':2},{'b':3}]}");
    List<String> seen = new ArrayList<>();
    FieldPath path = FieldPath.of("a.b");
    boolean found =
        path.any(
            tape,
            (t, node) -> {
              seen.add(t.text(node));
              return t.text(node).equals("2");
            });
    assertThat(found).isTrue();
    assertThat(seen).containsExactly("1", "2");
    assertThat(tape.text(path.first(tape))).isEqualTo("1");
  }

  @Test
  void aPathIsShownAsItWasGiven() {
    assertThat(FieldPath.of("a.b")).hasToString("a.b");
  }

  private List<String> all(String text, String path) {
    read(text);
    List<String> values = new ArrayList<>();
    FieldPath.of(path)
        .any(
            tape,
            (t, node) -> {
              values.add(t.text(node));
              return false;
            });
    return values;
  }

  private void read(String text) {
    assertThat(tape.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))).isNull();
  }
}
