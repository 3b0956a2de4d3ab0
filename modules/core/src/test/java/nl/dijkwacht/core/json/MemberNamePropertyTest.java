package nl.dijkwacht.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member that is looked up is the one that a search from key to key finds. */
class MemberNamePropertyTest {

  private static final List<String> KEYS =
      List.of(
          "eventName", "eventTime", "a", "b", "", "é", "\\u0061", "a\\n", "a.b", "longer than 8");
  private static final List<String> VALUES =
      List.of("1", "null", "{\"a\":2}", "[{\"b\":3}]", "\"a\"");

  private final JsonTape tape = new JsonTape(JsonLimits.DEFAULT);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void lookingUpFindsWhatSearchingFinds(long seed) {
    Random random = new Random(seed);
    int distinct = 0;
    for (int round = 0; round < 20_000; round++) {
      read(text(random, random.nextInt(6)));
      for (String key : List.of("eventName", "eventTime", "a", "b", "", "é", "a\n", "nowhere")) {
        assertThat(tape.member(MemberName.of(key))).isEqualTo(tape.member(tape.root(), key));
      }
      distinct += tape.hasPlainMembers() ? 1 : 0;
    }
    assertThat(distinct).isBetween(5_000, 15_000);
  }

  @Test
  void manyMembersAreFoundToo() {
    for (int count : List.of(0, 1, 63, 64, 65, 127, 128, 129, 1_000)) {
      StringBuilder text = new StringBuilder("{");
      for (int i = 0; i < count; i++) {
        text.append(i == 0 ? "" : ",").append("\"key").append(i).append("\":").append(i);
      }
      read(text.append("}").toString());
      for (int i = 0; i <= count; i++) {
        String key = "key" + i;
        assertThat(tape.member(MemberName.of(key))).isEqualTo(tape.member(tape.root(), key));
      }
    }
  }

  @Test
  void onlyAnObjectHasMembers() {
    MemberName name = MemberName.of("a");
    for (String text : List.of("[{\"a\":1}]", "\"a\"", "1")) {
      read(text);
      assertThat(tape.member(name)).isEqualTo(JsonTape.NONE);
    }
    assertThat(tape.read(new byte[0])).isNotNull();
    assertThat(tape.member(name)).isEqualTo(JsonTape.NONE);
  }

  private static String text(Random random, int count) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      members.add("\"" + pick(random, KEYS) + "\":" + pick(random, VALUES));
    }
    return "{" + String.join(",", members) + "}";
  }

  private static String pick(Random random, List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void read(String text) {
    assertThat(tape.read(text.getBytes(StandardCharsets.UTF_8))).isNull();
  }
}
