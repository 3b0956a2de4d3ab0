package nl.dijkwacht.sigma.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.sigma.Sigma;
import nl.dijkwacht.sigma.match.SigmaRule;
import org.junit.jupiter.api.Test;

class ExplainerTest {

  @Test
  void everyPartIsJudgedAlsoWhereTheMatcherStops() {
    Explanation.Group all =
        (Explanation.Group)
            explain(
                """
                name:
                  eventName: PutObject
                reader:
                  userAgent|contains: cli
                condition: name and reader
                """,
                "'userAgent':'aws-cli/2'");

    assertThat(all.holds()).isFalse();
    assertThat(all.parts()).extracting(Explanation::holds).containsExactly(false, true);
    assertThat(all.deciders().map(Explanation.Line::key)).containsExactly("eventName");
  }

  @Test
  void partsHaveTheNamesThatTheConditionSays() {
    Explanation.Group all =
        (Explanation.Group)
            explain(
                """
                selection_a:
                  eventName: GetObject
                  errorCode: null
                selection_b:
                  readOnly: true
                filter:
                  - userAgent: x
                  - userAgent: y
                condition: 1 of selection_* and not filter
                """,
                "");

    assertThat(all.join()).isEqualTo(Explanation.Join.ALL);
    Explanation.Group some = (Explanation.Group) all.parts().get(0);
    assertThat(some.name()).isEqualTo("1 of selection_*");
    assertThat(some.join()).isEqualTo(Explanation.Join.ANY);
    assertThat(((Explanation.Group) some.parts().get(0)).name()).isEqualTo("selection_a");
    Explanation.Group not = (Explanation.Group) all.parts().get(1);
    assertThat(not.join()).isEqualTo(Explanation.Join.NOT);
    assertThat(((Explanation.Group) not.parts().get(0)).name()).isEqualTo("filter");
    assertThat(all.deciders().map(line -> line.key() + line.place().line()))
        .containsExactly("eventName9", "errorCode10", "userAgent14", "userAgent15");
  }

  @Test
  void valuesAreShownAsTheyStandInTheRecord() {
    Explanation.Line line =
        line(
            "x:\n  requestParameters.tags.key: a\ncondition: x",
            "'requestParameters':{'tags':[{'key':'b'},{'key':null},{'key':['c',1]}]}");

    assertThat(line.seen())
        .containsExactly(
            new Seen(
                "requestParameters.tags.key",
                List.of(
                    new Seen.Value(JsonKind.STRING, "b"),
                    new Seen.Value(JsonKind.NULL, "null"),
                    new Seen.Value(JsonKind.ARRAY, "[\"c\",1]")),
                3));
  }

  @Test
  void aMissingFieldHasNoValues() {
    Explanation.Line line = line("x:\n  errorCode: null\ncondition: x", "");

    assertThat(line.holds()).isTrue();
    assertThat(line.values()).containsExactly("null");
    assertThat(line.seen()).containsExactly(new Seen("errorCode", List.of(), 0));
  }

  @Test
  void ofSeveralValuesItTellsWhichFit() {
    Explanation.Line any = line("x:\n  eventName|startswith: [Put, Get, 7]\ncondition: x", "");
    Explanation.Line all =
        line("x:\n  userAgent|contains|all: [aws, cli]\ncondition: x", "'userAgent':'aws-sdk'");

    assertThat(any.allNeeded()).isFalse();
    assertThat(any.tests())
        .containsExactly(
            new Explanation.Test("Put", false),
            new Explanation.Test("Get", true),
            new Explanation.Test("7", false));
    assertThat(all.allNeeded()).isTrue();
    assertThat(all.tests())
        .containsExactly(new Explanation.Test("aws", true), new Explanation.Test("cli", false));
  }

  @Test
  void aValueThatMeansTwoThingsIsOneTest() {
    Explanation.Line line = line("x:\n  count: [3, No]\ncondition: x", "'count':'No'");

    assertThat(line.tests())
        .containsExactly(
            new Explanation.Test("3", false), new Explanation.Test("false or No", true));
  }

  @Test
  void bothFieldsOfAReferenceAreShown() {
    Explanation.Line line = line("x:\n  eventName|fieldref: userAgent\ncondition: x", "");

    assertThat(line.seen()).extracting(Seen::field).containsExactly("eventName", "userAgent");
  }

  @Test
  void ofWordsItTellsWhereTheyStand() {
    Explanation.Line line = line("x:\n  - jansen\ncondition: x", "'a':{'b':'m.jansen'}");

    assertThat(line.key()).isEmpty();
    assertThat(line.seen())
        .containsExactly(new Seen("", List.of(new Seen.Value(JsonKind.STRING, "m.jansen")), 1));
  }

  @Test
  void longValuesAreCut() {
    Explanation.Line line = line("x:\n  a: b\ncondition: x", "'a':['" + "x".repeat(5_000) + "']");

    assertThat(line.seen().get(0).values().get(0).text()).hasSize(1_000).endsWith("…");
  }

  private static Explanation.Line line(String detection, String members) {
    return explain(detection, members).deciders().findFirst().orElseThrow();
  }

  private static Explanation explain(String detection, String members) {
    SigmaRule rule = Sigma.read(Sigma.rule(detection)).rules().get(0);
    JsonTape tape = Sigma.event(members).json();
    return new Explainer(tape).explain(rule.condition());
  }
}
