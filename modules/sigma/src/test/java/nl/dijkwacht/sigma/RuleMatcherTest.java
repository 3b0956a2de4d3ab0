package nl.dijkwacht.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import nl.dijkwacht.core.json.JsonLimits;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleMatcherTest {

  private static final String GET_OBJECT =
      """
      {"eventSource":"s3.amazonaws.com","eventName":"GetObject","eventTime":"2026-11-22T03:00:00Z",
       "n":{"a":[1,{"b":"caf\\u00e9 \\ud83d\\ude00"},null,"é😀"],"c":true,"d":1.5e3,"ip":"10.0.0.1"}}
      """;

  private static RuleMatcher matcher(String detection) {
    RuleSet rules = Sigma.read(Sigma.rule(detection));
    assertThat(rules.problems()).isEmpty();
    return rules.matcher();
  }

  private static TrailEvent call(String name) {
    return Sigma.read(GET_OBJECT.replace("GetObject", name).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void eventsOfOneTypeShareIt() {
    RuleMatcher matcher = matcher("s:\n  eventName: GetObject\ncondition: s");

    EventType type = matcher.typeOf(call("GetObject"));

    assertThat(type.source()).isEqualTo("s3.amazonaws.com");
    assertThat(type.name()).isEqualTo("GetObject");
    assertThat(matcher.typeOf(call("GetObject"))).isSameAs(type);
    assertThat(matcher.typeOf(call("PutObject"))).isNotSameAs(type);
  }

  @Test
  void tooManyTypesAreMatchedAllTheSameAndNotKept() {
    RuleMatcher matcher = matcher("s:\n  eventName|endswith: '9'\ncondition: s");
    for (int i = 0; i < 10_000; i++) {
      assertThat(matcher.match(call("Call" + i))).hasSize(i % 10 == 9 ? 1 : 0);
    }

    assertThat(matcher.typeOf(call("Call0"))).isSameAs(matcher.typeOf(call("Call0")));
    assertThat(matcher.typeOf(call("Call9999"))).isNotSameAs(matcher.typeOf(call("Call9999")));
  }

  @Test
  void aNameOfAnAbsurdLengthIsMatchedAndNotKept() {
    RuleMatcher matcher = matcher("s:\n  eventName|endswith: x\ncondition: s");
    TrailEvent event = call("x".repeat(100_000));

    assertThat(matcher.match(event)).hasSize(1);
    assertThat(matcher.typeOf(event)).isNotSameAs(matcher.typeOf(event));
  }

  @Test
  void aNameBeyondTheUsualLimitOfRecordsIsMatched() {
    byte[] record =
        GET_OBJECT.replace("GetObject", "x".repeat(3 << 20)).getBytes(StandardCharsets.UTF_8);
    TrailReading reading = new TrailEventReader(new JsonLimits(4 << 20, 64)).read(record);
    RuleMatcher matcher = matcher("s:\n  eventName|endswith: x\ncondition: s");

    assertThat(matcher.match(((TrailReading.Event) reading).event())).hasSize(1);
  }

  @Test
  void aSecondNameHidesNothingFromTheIndex() {
    RuleMatcher matcher = matcher("s:\n  eventName: DeleteBucket\ncondition: s");

    assertThat(matcher.match(call("GetObject"))).isEmpty();
    assertThat(matcher.match(call("GetObject\",\"eventName\":\"DeleteBucket"))).hasSize(1);
    assertThat(matcher.match(call("DeleteBucket\",\"eventName\":\"GetObject"))).hasSize(1);
    assertThat(matcher.match(call("GetObject"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noBytesMakeMatchingThrow(long seed) {
    RuleMatcher matcher =
        matcher(
            """
            text: [{n.a.b|contains: é}, {n|contains: '"b":"caf?'}, {eventName: '*?t*'}]
            regex: {n|re: 'c.f+'}
            network: {n.ip|cidr: '::/0'}
            number: {n.d|gt: 1}
            other: {n.a|fieldref: n}
            empty: {n.a: null}
            words: ['é', '|x', 5, true]
            condition: not (1 of them and all of them)
            """);
    SplittableRandom random = new SplittableRandom(seed);
    byte[] whole = GET_OBJECT.getBytes(StandardCharsets.UTF_8);
    TrailEventReader reader = new TrailEventReader();
    int events = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] record = Arrays.copyOf(whole, whole.length);
      for (int j = random.nextInt(3); j >= 0; j--) {
        record[random.nextInt(record.length)] =
            random.nextBoolean() ? (byte) random.nextInt(256) : whole[random.nextInt(whole.length)];
      }
      if (reader.read(record) instanceof TrailReading.Event read) {
        events++;
        assertThat(matcher.match(read.event())).hasSizeLessThan(2);
      }
    }
    assertThat(events).isGreaterThan(1_000);
  }
}
