package nl.dijkwacht.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTapeTest {

  private final JsonTape tape = new JsonTape(JsonLimits.DEFAULT);

  @Test
  void membersAreFoundByKey() {
    read("{\"a\":1,\"b\":{\"a\":2},\"c\":[{\"a\":3}]}");
    assertThat(tape.text(member("a"))).isEqualTo("1");
    assertThat(tape.text(tape.member(member("b"), "a"))).isEqualTo("2");
    assertThat(member("d")).isEqualTo(JsonTape.NONE);
    assertThat(tape.member(member("c"), "a"))
        .as("an array has no members")
        .isEqualTo(JsonTape.NONE);
    assertThat(tape.member(JsonTape.NONE, "a")).isEqualTo(JsonTape.NONE);
  }

  @Test
  void ofAKeyThatStandsTwiceTheLastValueCounts() {
    read("{\"a\":1,\"b\":2,\"\\u0061\":3}");
    assertThat(tape.text(member("a"))).isEqualTo("3");
  }

  @Test
  void keysMatchAsCharactersHoweverTheyAreWritten() {
    read("{\"caf\\u00e9\":1,\"naïef\":2,\"\":3,\"aa\":4,\"a\":5}");
    assertThat(tape.text(member("café"))).isEqualTo("1");
    assertThat(tape.text(member("naïef"))).isEqualTo("2");
    assertThat(tape.text(member(""))).isEqualTo("3");
    assertThat(tape.text(member("a"))).isEqualTo("5");
  }

  @Test
  void keysInsideOtherValuesAreNotMembers() {
    read("{\"x\":\"y\",\"z\":{\"y\":1}}");
    assertThat(member("y")).isEqualTo(JsonTape.NONE);
  }

  @Test
  void emptyContainersHaveNoChild() {
    read("{\"o\":{ },\"a\":[\n],\"s\":\"\",\"full\":[1]}");
    assertThat(tape.firstChild(member("o"))).isEqualTo(JsonTape.NONE);
    assertThat(tape.firstChild(member("a"))).isEqualTo(JsonTape.NONE);
    assertThat(tape.firstChild(member("s"))).isEqualTo(JsonTape.NONE);
    assertThat(tape.text(tape.firstChild(member("full")))).isEqualTo("1");
  }

  @Test
  void offsetsDelimitTheValue() {
    byte[] text = read(" {\"s\":\"xyz\",\"o\":{\"a\": 1 } } ");
    assertThat(slice(text, tape.root())).isEqualTo("{\"s\":\"xyz\",\"o\":{\"a\": 1 } }");
    assertThat(slice(text, member("s"))).isEqualTo("xyz");
    assertThat(slice(text, member("o"))).isEqualTo("{\"a\": 1 }");
  }

  @Test
  void stringsTellHowTheyAreWritten() {
    read("{\"plain\":\"abc\",\"escaped\":\"a\\nc\",\"other\":\"é\",\"both\":\"é\\t\"}");
    assertThat(tape.isPlain(member("plain"))).isTrue();
    assertThat(tape.isPlain(member("escaped"))).isFalse();
    assertThat(tape.isEscaped(member("escaped"))).isTrue();
    assertThat(tape.isPlain(member("other"))).isFalse();
    assertThat(tape.isEscaped(member("other"))).isFalse();
    assertThat(tape.isEscaped(member("both"))).isTrue();
  }

  @Test
  void onlyStringsAreGivenAsStrings() {
    read("{\"s\":\"1\",\"n\":1,\"nothing\":null,\"empty\":\"\"}");
    assertThat(tape.stringOrNull(member("s"))).isEqualTo("1");
    assertThat(tape.stringOrNull(member("n"))).isNull();
    assertThat(tape.stringOrNull(member("nothing"))).isNull();
    assertThat(tape.stringOrNull(member("empty"))).isEmpty();
    assertThat(tape.stringOrNull(JsonTape.NONE)).isNull();
  }

  @Test
  void aTapeIsEmptyBeforeReadingAndAfterAFault() {
    assertThat(tape.root()).isEqualTo(JsonTape.NONE);
    read("[1,2]");
    assertThat(tape.root()).isZero();
    assertThat(tape.read("[1,2".getBytes(StandardCharsets.UTF_8))).isNotNull();
    assertThat(tape.root()).isEqualTo(JsonTape.NONE);
  }

  @Test
  void aTapeGrowsWithTheText() {
    int items = 10_000;
    read("[" + "0,".repeat(items - 1) + "0]");
    int found = 0;
    for (int node = tape.firstChild(tape.root());
        node < tape.next(tape.root());
        node = tape.next(node)) {
      found++;
    }
    assertThat(found).isEqualTo(items);
  }

  private byte[] read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(tape.read(bytes)).isNull();
    return bytes;
  }

  private int member(String key) {
    return tape.member(tape.root(), key);
  }

  private String slice(byte[] text, int node) {
    return new String(
        text, tape.start(node), tape.end(node) - tape.start(node), StandardCharsets.UTF_8);
  }
}
