package nl.dijkwacht.sigma.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleLintTest {

  private static final String GOOD =
      """
      title: Good
      id: 6f5f1b39-6b6f-4b3a-9df3-2b9b9b7d6f10
      status: test
      description: What it means.
      date: 2026-11-22
      tags: [attack.t1530, avg.art-32-1-b, avg.art-9]
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection:
          eventSource: s3.amazonaws.com
          userIdentity.sessionContext.sessionIssuer.arn|contains: admin
          requestParameters.whateverACallHas: x
        condition: selection
      level: low
      """;

  @Test
  void aGoodRuleGetsNoRemarks() {
    assertThat(lint(GOOD)).isEmpty();
  }

  @ParameterizedTest(name = "{2}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id: 6f5f1b39-6b6f-4b3a-9df3-2b9b9b7d6f10 | # | missing-id | 1:1
          id: 6f5f1b39-6b6f-4b3a-9df3-2b9b9b7d6f10 | id: my-rule | id-format | 2:5
          level: low | # | missing-level | 1:1
          level: low | level: lwo | metadata | 14:8
          status: test | # | missing-status | 1:1
          status: test | status: tset | status | 3:9
          description: What it means. | description: '' | missing-description | 1:1
          date: 2026-11-22 | date: 22/11/2026 | date-format | 5:7
          date: 2026-11-22 | modified: 2026-13-22 | date-format | 5:11
          date: 2026-11-22 | dat: 2026-11-22 | misspelt-key | 5:1
          date: 2026-11-22 | ticket_of_ours: 12 | custom-key | 5:1
          attack.t1530 | T1530 | tag-format | 6:8
          avg.art-9 | avg.9 | tag-format | 6:38
          avg.art-9 | attack.t1530 | tag-format | 6:38
          product: aws | product: azure | logsource | 7:12
          eventSource: s3 | eventsource: s3 | unknown-field | 10:5
          sessionIssuer.arn | sessionIssuer.userId | unknown-field | 11:5
          userIdentity.sessionContext | userIdentiy.sessionContext | unknown-field | 11:5
          condition: selection | condition: selektion | detection | 13:14
          detection: | detectoin: | misspelt-key | 8:1
          title: Good | title: [ | yaml | 3:7
          """)
  void eachCheckHasItsIdAndPlace(String good, String bad, String check, String place) {
    assertThat(lint(GOOD.replace(good, bad)))
        .extracting(remark -> remark.check().id() + " " + at(remark.problem()))
        .contains(check + " " + place);
  }

  @Test
  void twoRulesWithOneIdAreAnErrorOfTheRule() {
    assertThat(checks(GOOD + "---\n" + GOOD)).containsExactly(Check.RULE);
  }

  @Test
  void remarksSuggestWhatWasMeant() {
    assertThat(lint(GOOD.replace("eventSource:", "eventsource:").replace("status:", "staus:")))
        .extracting(remark -> remark.problem().message())
        .contains(
            "unknown key 'staus'; did you mean 'status'?",
            "no CloudTrail record has the field 'eventsource'; did you mean 'eventSource'?");
  }

  @Test
  void aSearchThatTheConditionLeavesOutIsTold() {
    assertThat(detection("a:\n  x: 1\n_b:\n  x: 2\nc:\n  x: 3\ncondition: 1 of them"))
        .containsExactly(Check.UNUSED_SEARCH);
    assertThat(detection("a1:\n  x: 1\na2:\n  x: 2\ncondition: not all of a*")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a and not a                | never-matches
          a and b and not (a or b)   | never-matches
          s3 and kms                 | never-matches
          s3 and not s3              | never-matches
          none and a                 | never-matches
          a or not a                 | always-matches
          not (s3 and kms)           | always-matches
          1 of e* or not s3          | ''
          s3 or kms                  | ''
          a and not b                | ''
          a and (b or not a)         | ''
          not s3 and not kms         | ''
          start and end and a        | ''
          """)
  void aConditionThatDecidesNothingIsTold(String condition, String check) {
    String searches =
        """
        a:
          x: 1
        b:
          y: 2
        s3:
          eventSource: S3.amazonaws.com
        kms:
          eventSource: [kms.amazonaws.com, sts.amazonaws.com]
        none:
          eventName: null
        start:
          eventName|startswith: Get
        end:
          eventName|endswith: Object
        """;
    String detection = searches + "condition: '" + condition + "'";
    List<String> found =
        detection(detection).stream()
            .filter(one -> one != Check.UNUSED_SEARCH)
            .map(Check::id)
            .toList();
    assertThat(found).isEqualTo(check.isEmpty() ? List.of() : List.of(check));
  }

  private static List<Check> detection(String detection) {
    String head = GOOD.substring(0, GOOD.indexOf("  selection"));
    String rule = head + detection.replaceAll("(?m)^", "  ") + "\nlevel: low\n";
    return lint(rule).stream()
        .map(Remark::check)
        .filter(check -> check != Check.UNKNOWN_FIELD)
        .toList();
  }

  private static List<Check> checks(String yaml) {
    return lint(yaml).stream().map(Remark::check).toList();
  }

  private static List<Remark> lint(String yaml) {
    return RuleLint.of(
            List.of(new RuleFile("a.yml", yaml.getBytes(StandardCharsets.UTF_8))),
            RuleSettings.DEFAULT)
        .remarks();
  }

  private static String at(Problem problem) {
    return problem.place().line() + ":" + problem.place().column();
  }
}
