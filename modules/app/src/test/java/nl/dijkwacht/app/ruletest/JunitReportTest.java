package nl.dijkwacht.app.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import nl.dijkwacht.app.ruletest.TestedRule.Tested;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.sigma.RuleHead;
import nl.dijkwacht.sigma.cases.Outcome;
import nl.dijkwacht.sigma.cases.RuleCase;
import nl.dijkwacht.sigma.explain.Explanation;
import nl.dijkwacht.sigma.explain.Explanation.Group;
import nl.dijkwacht.sigma.explain.Explanation.Join;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class JunitReportTest {

  private static final Explanation EXPLANATION = new Group("selection", Join.ANY, List.of());

  private final XPath path = XPathFactory.newInstance().newXPath();

  @Test
  void eachRuleIsASuiteAndEachCaseACase() throws Exception {
    Document xml =
        report(
            new TestRun(
                List.of(
                    rule(
                        "A trail stopped",
                        tested("stopped", new Outcome.Passed()),
                        tested("started", new Outcome.Failed(EXPLANATION)),
                        tested("broken", new Outcome.Unusable("this is no record")))),
                List.of()));

    assertThat(value(xml, "/testsuites/@tests")).isEqualTo("3");
    assertThat(value(xml, "/testsuites/@failures")).isEqualTo("2");
    assertThat(value(xml, "//testsuite/@name")).isEqualTo("A trail stopped");
    assertThat(value(xml, "//testcase[1]/@name")).isEqualTo("must match: stopped");
    assertThat(value(xml, "//testcase[1]/@classname")).isEqualTo("an-id");
    assertThat(value(xml, "count(//testcase[1]/*)")).isEqualTo("0");
    assertThat(value(xml, "//testcase[2]/failure/@message")).isEqualTo("it does not match");
    assertThat(value(xml, "//testcase[2]/failure")).contains("✗ selection");
    assertThat(value(xml, "//testcase[3]/failure/@message")).isEqualTo("this is no record");
    assertThat(value(xml, "//testcase[3]/failure/@type")).isEqualTo("Unusable");
  }

  @Test
  void aRuleWithoutTestsIsSkippedAndAFileThatCannotBeUsedIsAnError() throws Exception {
    Problem problem =
        new Problem(Problem.Severity.ERROR, new Place("b.yml", 3, 5), "unknown key 'x'");
    Document xml = report(new TestRun(List.of(rule("No tests")), List.of(problem)));

    assertThat(value(xml, "/testsuites/@tests")).isEqualTo("2");
    assertThat(value(xml, "/testsuites/@errors")).isEqualTo("1");
    assertThat(value(xml, "//testsuite[1]/@skipped")).isEqualTo("1");
    assertThat(value(xml, "//skipped/@message")).isEqualTo("this rule has no tests");
    assertThat(value(xml, "//testsuite[2]/testcase/@name")).isEqualTo("b.yml:3:5");
    assertThat(value(xml, "//error/@message")).isEqualTo("unknown key 'x'");
  }

  @Test
  void whateverATextHasTheDocumentIsWellFormed() throws Exception {
    String nasty = "<&\"'>]]>\u0000\u001b\u0085\ud800\uffff\u2028\n\t é 🙂";
    Document xml =
        report(
            new TestRun(
                List.of(rule(nasty, tested(nasty, new Outcome.Unusable(nasty)))), List.of()));

    assertThat(value(xml, "//testsuite/@name"))
        .startsWith("<&\"'>]]>\\u0000\\u001b\\u0085\\ud800 \\u2028\\u000a\\u0009 é 🙂");
  }

  private static Document report(TestRun run) throws Exception {
    byte[] utf8 = JunitReport.of(run).getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newDefaultNSInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(utf8));
  }

  private String value(Document xml, String expression) throws XPathExpressionException {
    return path.evaluate(expression, xml);
  }

  private static TestedRule rule(String title, Tested... cases) {
    RuleRef ref = new RuleRef("an-id", "1", title, "", Level.HIGH, List.of(), List.of());
    return new TestedRule(new RuleHead(ref, "", false, Place.startOf("rule.yml")), List.of(cases));
  }

  private static Tested tested(String name, Outcome outcome) {
    RuleCase given =
        new RuleCase("", name, true, List.of(), false, Place.startOf("rule.test.json"));
    return new Tested(given, outcome);
  }
}
