package nl.dijkwacht.sigma.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.sigma.Sigma;
import nl.dijkwacht.sigma.match.SigmaRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An explanation comes to the verdict of the matcher. */
class ExplainerPropertyTest {

  private static final List<String> LINES =
      List.of(
          "eventName: [GetObject, 3]",
          "eventName|neq: [GetObject, x]",
          "eventName|startswith: Get",
          "userAgent|contains|all: [aws, cli]",
          "userAgent|neq|contains|all: [aws, cli]",
          "a.b: [null, 1, true]",
          "a.b|exists: false",
          "a.b|gte: 1",
          "userAgent|fieldref: eventName",
          "sourceIPAddress|cidr: [10.0.0.0/8, 2001:db8::/32]",
          "a.b: null",
          "'|all': [aws, cli]",
          "a.b|re|i: ^TR");
  private static final List<String> MEMBERS =
      List.of(
          "",
          "'a':{'b':null}",
          "'a':[{'b':[1,'2']},{'b':'true'}]",
          "'userAgent':'aws-cli'",
          "'userAgent':'GetObject','sourceIPAddress':'10.1.2.3'",
          "'sourceIPAddress':'cli.aws','a':{'b':true}");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void itAgreesWithTheMatcher(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 300; i++) {
      SigmaRule rule = rule(random);
      for (String members : MEMBERS) {
        TrailEvent event = Sigma.event(members);
        boolean matches = rule.condition().matches(event.json());

        Explanation explanation = new Explainer(event.json()).explain(rule.condition());

        assertThat(explanation.holds()).as("%s on %s", rule, members).isEqualTo(matches);
        assertThat(explanation.deciders()).isNotEmpty();
      }
    }
  }

  private static SigmaRule rule(SplittableRandom random) {
    StringBuilder detection = new StringBuilder();
    for (String search : List.of("one", "sel_a", "sel_b", "_own")) {
      boolean list = random.nextBoolean();
      detection.append(search).append(":\n");
      int first = random.nextInt(LINES.size());
      int size = 1 + random.nextInt(3);
      for (int i = 0; i < size; i++) {
        String line = LINES.get((first + i) % LINES.size());
        detection.append(list ? "  - " : "  ").append(line).append('\n');
      }
    }
    detection.append("condition: ").append(condition(random, 3)).append('\n');
    var rules = Sigma.read(Sigma.rule(detection.toString()));
    assertThat(rules.problems()).as(detection.toString()).isEmpty();
    return rules.rules().get(0);
  }

  private static String condition(SplittableRandom random, int depth) {
    int choice = random.nextInt(depth == 0 ? 6 : 10);
    return switch (choice) {
      case 0 -> "one";
      case 1 -> "sel_a";
      case 2 -> "_own";
      case 3 -> "1 of sel_*";
      case 4 -> "all of sel_*";
      case 5 -> "all of them";
      case 6 -> "not (" + condition(random, depth - 1) + ")";
      case 7 -> "not " + condition(random, 0);
      case 8 -> condition(random, depth - 1) + " or " + condition(random, depth - 1);
      default ->
          "(" + condition(random, depth - 1) + ") and (" + condition(random, depth - 1) + ")";
    };
  }
}
