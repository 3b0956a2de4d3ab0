package nl.dijkwacht.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.sigma.match.SigmaRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever way the graph grows, an event matches the rules whose whole conditions hold. */
class DecisionGraphPropertyTest {

  private static final List<String> LINES =
      List.of(
          "eventSource: s3.amazonaws.com",
          "eventName: [GetObject, PutObject]",
          "eventName|startswith: Get",
          "eventName|contains: bject",
          "errorCode: null",
          "errorCode|exists: true",
          "errorCode|contains: denied",
          "userIdentity.type: Root",
          "userIdentity.type|re: '^R'",
          "userIdentity.type|exists: false",
          "userIdentity.arn|endswith: [root, admin]",
          "userIdentity.session.mfa: 'false'",
          "userIdentity|contains: Root",
          "resources.ARN|contains: secret",
          "resources.type: null",
          "resources|contains: ARN",
          "sourceIPAddress|cidr: 10.0.0.0/8",
          "a.b: 1",
          "a.b.c: x",
          "a: null",
          "a|gt: 0",
          "readOnly: false",
          "userIdentity.arn|fieldref: a.b.c",
          "'|all': [root, x]");
  private static final List<String> CONDITIONS =
      List.of(
          "x",
          "not x",
          "x and y",
          "x or y",
          "x and not (y or z)",
          "(x or y) and not z",
          "1 of them",
          "all of them",
          "not all of them");
  private static final List<String> TEXTS =
      List.of(
          "'Root'",
          "'root'",
          "'x'",
          "'R\\u006fot'",
          "'AccessDenied'",
          "'arn:aws:iam::111122223333:root'",
          "'caf\\u00e9'",
          "'é'",
          "''",
          "'false'",
          "'10.1.2.3'",
          "'" + "long ".repeat(60) + "Root'",
          "'a secret'");
  private static final List<String> OTHERS =
      List.of("null", "true", "false", "0", "1", "1.0", "-3e2", "[]", "{}");
  private static final List<String> KEYS =
      List.of(
          "errorCode",
          "error\\u0043ode",
          "userIdentity",
          "userIdentity.type",
          "userIdentity.session",
          "type",
          "arn",
          "session",
          "mfa",
          "session.mfa",
          "resources",
          "ARN",
          "sourceIPAddress",
          "readOnly",
          "a",
          "b",
          "c",
          "a.b",
          "b.c",
          "a.b.c",
          "\\u0061",
          "");

  private final TrailEventReader reader = new TrailEventReader();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void oddRecordsMatchAsTheyDoWithoutAGraph(long seed) {
    Random random = new Random(seed);
    RuleSet rules = rules(random, 80);
    RuleMatcher matcher = rules.matcher();
    int matches = 0;
    for (int i = 0; i < 4_000; i++) {
      byte[] record = record(random);
      if (reader.read(record) instanceof TrailReading.Event read) {
        List<SigmaRule> whole = whole(rules, read.event());

        assertThat(matcher.match(read.event()))
            .as(new String(record, StandardCharsets.UTF_8))
            .isEqualTo(whole);
        matches += whole.size();
      }
    }
    assertThat(matches).isPositive();
  }

  @Test
  void valuesThatNeverComeTwiceAreMatchedAllTheSame() {
    RuleSet rules =
        Sigma.read(
            Sigma.rule(
                "x:\n  userAgent|endswith: ['7', '77']\ny:\n  errorCode: null\ncondition: x and y"));
    RuleMatcher matcher = rules.matcher();
    for (int i = 0; i < 5_000; i++) {
      TrailEvent event = agent("agent " + i);
      assertThat(matcher.match(event)).hasSize(i % 10 == 7 ? 1 : 0);
    }
  }

  @Test
  void aFullGraphBeginsAnew() {
    RuleMatcher matcher =
        Sigma.read(Sigma.rule("x:\n  userAgent|endswith: '7'\ncondition: x")).matcher();
    EventType first = matcher.typeOf(agent("first"));
    for (int i = 0; i < 70_000; i++) {
      TrailEvent event = agent("agent " + i);
      for (int again = 0; again < 5; again++) {
        assertThat(matcher.match(event).isEmpty()).isEqualTo(i % 10 != 7);
      }
    }
    assertThat(matcher.typeOf(agent("first"))).isNotSameAs(first);
  }

  private TrailEvent agent(String name) {
    return read(
        ("{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\","
                + "\"eventTime\":\"2026-11-22T03:00:00Z\",\"userAgent\":\"%s\"}")
            .formatted(name)
            .getBytes(StandardCharsets.UTF_8));
  }

  private TrailEvent read(byte[] record) {
    return ((TrailReading.Event) reader.read(record)).event();
  }

  private static List<SigmaRule> whole(RuleSet rules, TrailEvent event) {
    return rules.rules().stream().filter(rule -> rule.condition().matches(event.json())).toList();
  }

  private static RuleSet rules(Random random, int count) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String detection =
          "x:\n%sy:\n%sz:\n%scondition: %s"
              .formatted(search(random), search(random), search(random), pick(random, CONDITIONS));
      yaml.append("---\n")
          .append(Sigma.rule(detection).replace("000000000001", "%012d".formatted(i)));
    }
    RuleSet rules = Sigma.read(yaml.toString());
    assertThat(rules.problems()).isEmpty();
    return rules;
  }

  /** One or two lines, which must all hold or, as a list of maps, of which one must. */
  private static String search(Random random) {
    String indent = random.nextBoolean() ? "  - " : "  ";
    String first = pick(random, LINES);
    String second = pick(random, LINES);
    boolean two = !first.split(":")[0].equals(second.split(":")[0]) && random.nextBoolean();
    return indent + first + "\n" + (two ? indent + second + "\n" : "");
  }

  private static byte[] record(Random random) {
    List<String> members = new ArrayList<>();
    members.add("'eventSource':" + pick(random, List.of("'s3.amazonaws.com'", "'kms'")));
    members.add("'eventName':" + pick(random, List.of("'GetObject'", "'PutObject'", "'Decrypt'")));
    members.add("'eventTime':'2026-11-22T03:00:00Z'");
    if (random.nextInt(20) == 0) {
      members.add("'eventName':" + pick(random, List.of("'GetObject'", "1", "null", "{'a':1}")));
    }
    if (random.nextInt(20) == 0) {
      members.add(pick(random, List.of("'event\\u0053ource':'s3'", "'eventSource':'x'")));
    }
    for (int left = random.nextInt(6); left > 0; left--) {
      members.add("'" + pick(random, KEYS) + "':" + value(random, 3));
    }
    if (random.nextBoolean()) {
      Collections.shuffle(members, random);
    }
    String json = "{" + String.join(",", members) + "}";
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static String value(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 3 : 6);
    if (kind < 3) {
      return pick(random, kind == 0 ? OTHERS : TEXTS);
    }
    List<String> parts = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      String value = value(random, depth - 1);
      parts.add(kind == 3 ? value : "'" + pick(random, KEYS) + "':" + value);
    }
    String inner = String.join(",", parts);
    return kind == 3 ? "[" + inner + "]" : "{" + inner + "}";
  }

  private static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
