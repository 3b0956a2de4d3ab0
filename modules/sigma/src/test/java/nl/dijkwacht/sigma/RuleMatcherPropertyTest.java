package nl.dijkwacht.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.sigma.match.SigmaRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index finds exactly the rules whose whole condition holds. */
class RuleMatcherPropertyTest {

  private static final String[] LINES = {
    "eventSource: s3.amazonaws.com",
    "eventSource|contains: kms",
    "eventSource|exists: true",
    "eventName: [GetObject, Decrypt]",
    "eventName|startswith: Get",
    "eventName|re: ^De",
    "eventName|cased: getobject",
    "eventName|endswith: OBJECT",
    "eventName: null",
    "errorCode: null",
    "errorCode: AccessDenied",
    "userAgent|contains: cli",
    "readOnly: true",
    "eventName|fieldref: userAgent",
    "userAgent|fieldref: eventName",
    "eventName|neq: GetObject",
    "errorCode|exists: false",
  };
  private static final String[] CONDITIONS = {
    "x", "not x", "x and y", "x or y", "x and not y", "not (x or y)", "1 of them", "all of them"
  };
  private static final String[] SOURCES = {
    "s3.amazonaws.com", "kms.amazonaws.com", "KMS.other", "s\\u0033.amazonaws.com"
  };
  private static final String[] NAMES = {
    "GetObject", "getobject", "Decrypt", "DeleteObject", "\\u0047etObject"
  };
  private static final String[] MEMBERS = {
    "\"errorCode\":null",
    "\"errorCode\":\"AccessDenied\"",
    "\"userAgent\":\"aws-cli\"",
    "\"readOnly\":true",
    "\"userAgent\":\"Decrypt\"",
    "\"eventName\":\"Decrypt\"",
    "\"eventSource\":\"kms.amazonaws.com\""
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void indexingChangesNothing(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      yaml.append("---\n").append(rule(random, i));
    }
    RuleSet rules = Sigma.read(yaml.toString());
    assertThat(rules.problems()).isEmpty();
    assertThat(rules.rules()).hasSize(100);
    RuleMatcher matcher = rules.matcher();
    for (int i = 0; i < 3_000; i++) {
      TrailEvent event = event(random);

      List<SigmaRule> whole =
          rules.rules().stream().filter(rule -> rule.condition().matches(event.json())).toList();

      assertThat(matcher.match(event)).isEqualTo(whole);
    }
  }

  private static String rule(SplittableRandom random, int number) {
    return Sigma.rule(
            "x:\n  %s\ny:\n  %s\n  %s\ncondition: %s"
                .formatted(
                    pick(random, LINES),
                    pick(random, LINES),
                    "z" + number + ": null",
                    pick(random, CONDITIONS)))
        .replace("000000000001", "%012d".formatted(number));
  }

  private static TrailEvent event(SplittableRandom random) {
    List<String> members = new ArrayList<>();
    members.add("\"eventSource\":\"" + pick(random, SOURCES) + "\"");
    members.add("\"eventName\":\"" + pick(random, NAMES) + "\"");
    members.add("\"eventTime\":\"2026-11-22T03:00:00Z\"");
    for (int i = random.nextInt(3); i > 0; i--) {
      members.add(pick(random, MEMBERS));
    }
    String json = "{" + String.join(",", members) + "}";
    return Sigma.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String pick(SplittableRandom random, String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
