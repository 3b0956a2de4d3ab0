package nl.dijkwacht.controls.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {

  private static final String PUBLIC =
      "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"a+b:*\"}}";

  private static boolean isRead(Object policy) {
    return PolicyReader.read(policy) instanceof PolicyReading.Read;
  }

  @Test
  void aPolicyIsReadFromTextFromUrlEncodedTextAndFromMaps() {
    Map<String, Object> map =
        Map.of(
            "Statement",
            List.of(Map.of("Effect", "Allow", "Principal", Map.of("AWS", "*"), "Action", "a+b:*")));
    for (Object form :
        List.of(
            PUBLIC,
            " " + PUBLIC,
            URLEncoder.encode(PUBLIC, StandardCharsets.UTF_8),
            encoded(),
            map)) {
      PolicyReading reading = PolicyReader.read(form);
      assertThat(reading).as("%s", form).isInstanceOf(PolicyReading.Read.class);
      Policy policy = ((PolicyReading.Read) reading).policy();
      assertThat(policy.allowsPublic()).isEqualTo(new Answer.Given<>(true));
      assertThat(policy.statements().get(0).actions()).containsExactly("a+b:*");
    }
  }

  /** As IAM encodes: a plus stays. */
  private static String encoded() {
    return PUBLIC.replace("{", "%7B").replace("}", "%7D").replace("\"", "%22");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "x",
        "[]",
        "{}",
        "{\"Statement\":null}",
        "{\"Statement\":\"x\"}",
        "{\"Statement\":[1]}",
        "{\"Statement\":{}}",
        "{\"Statement\":{\"Effect\":\"allow\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":{\"a\":1}}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Condition\":[]}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Condition\":{\"Bool\":\"x\"}}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Effect\":\"Deny\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"effect\":\"Deny\"}}",
        "{\"Statement\":[]} x",
        "%7",
        "%zz"
      })
  void whatIsNoPolicyIsUnreadable(String text) {
    assertThat(PolicyReader.read(text)).isInstanceOf(PolicyReading.Unreadable.class);
  }

  @Test
  void anEmptyPolicyAllowsNothing() {
    assertThat(isRead("{\"Statement\":[]}")).isTrue();
    assertThat(isRead(7)).isFalse();
  }

  @Test
  void sizeAndDepthAreBounded() {
    String statement = "{\"Effect\":\"Allow\",\"Action\":\"a\"}";
    assertThat(isRead(many(statement, 500))).isTrue();
    assertThat(isRead(many(statement, 501))).isFalse();
    assertThat(
            isRead(
                many("{\"Effect\":\"Allow\",\"Action\":[" + "\"a\",".repeat(6_000) + "\"a\"]}", 1)))
        .isFalse();
    assertThat(isRead(many("{\"Effect\":\"Allow\",\"Action\":\"" + "a".repeat(3_000) + "\"}", 1)))
        .isFalse();
    assertThat(isRead("[".repeat(100_000))).isFalse();
    assertThat(isRead(PUBLIC + " ".repeat(600_000))).isFalse();
  }

  private static String many(String statement, int count) {
    return "{\"Statement\":[" + (statement + ",").repeat(count - 1) + statement + "]}";
  }

  @Test
  void anInvolvedPolicyIsGivenUpAndDoesNotHang() {
    String stars = "\"*" + "a".repeat(1_000) + "b\"";
    String text = "\"" + "a".repeat(2_000) + "\"";
    String allow =
        "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":[%s],\"Resource\":[%s]}"
            .formatted(text, (text + ",").repeat(100) + text);
    String deny =
        "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":[%s],\"Resource\":[%s]}"
            .formatted(stars, stars);
    PolicyReading reading = PolicyReader.read("{\"Statement\":[" + allow + "," + deny + "]}");

    assertThat(((PolicyReading.Read) reading).policy().allowsPublic())
        .isEqualTo(new Answer.GivenUp<>());
  }

  @Test
  void mutatedPoliciesNeverThrow() {
    Random random = new Random(5);
    String source = URLEncoder.encode(PUBLIC, StandardCharsets.UTF_8) + PUBLIC;
    int read = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? PUBLIC : encoded());
      for (int j = random.nextInt(4); j > 0; j--) {
        int at = random.nextInt(text.length());
        char c = source.charAt(random.nextInt(source.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, c);
          case 1 -> text.insert(at, c);
          default -> text.deleteCharAt(at);
        }
      }
      if (PolicyReader.read(text.toString()) instanceof PolicyReading.Read usable) {
        read++;
        assertThat(usable.policy().otherAccounts("1")).isInstanceOf(Answer.Given.class);
      }
    }
    assertThat(read).isGreaterThan(1_000);
  }
}
