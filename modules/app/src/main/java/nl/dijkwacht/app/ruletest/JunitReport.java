package nl.dijkwacht.app.ruletest;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import nl.dijkwacht.app.ruletest.TestedRule.Tested;
import nl.dijkwacht.app.terminal.Paint;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.sigma.RuleHead;
import nl.dijkwacht.sigma.cases.Outcome;

/**
 * A run as JUnit XML, as build servers read it: a suite for each rule, a case for each of its
 * cases. A rule without cases has one that is skipped, and files that cannot be used are errors.
 */
public final class JunitReport {

  private static final int WIDTH = 120;
  private static final OutcomeText OUTCOMES = new OutcomeText(Paint.NONE, WIDTH);

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private JunitReport() throws XMLStreamException {
    xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
  }

  /** The document, which is to be written in UTF-8. */
  public static String of(TestRun run) {
    try {
      JunitReport report = new JunitReport();
      report.write(run);
      return report.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text in memory cannot be written", e);
    }
  }

  private void write(TestRun run) throws XMLStreamException {
    List<Problem> errors =
        run.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .toList();
    xml.writeStartDocument("UTF-8", "1.0");
    line();
    start("testsuites");
    counts(run.cases() + run.untested().size() + errors.size(), run.failures(), errors.size());
    line();
    for (TestedRule rule : run.rules()) {
      suite(rule);
    }
    if (!errors.isEmpty()) {
      errors(errors);
    }
    xml.writeEndElement();
    line();
    xml.writeEndDocument();
  }

  private void suite(TestedRule rule) throws XMLStreamException {
    RuleHead head = rule.rule();
    int skipped = rule.cases().isEmpty() ? 1 : 0;
    start("testsuite");
    xml.writeAttribute("name", clean(head.ref().title()));
    counts(rule.cases().size() + skipped, rule.failures(), 0);
    xml.writeAttribute("skipped", Integer.toString(skipped));
    xml.writeAttribute("file", clean(head.place().source()));
    line();
    for (Tested tested : rule.cases()) {
      testCase(tested.given().title(), head.ref().id(), tested.given().place().source());
      if (!tested.passed()) {
        failure(tested.outcome());
      }
      xml.writeEndElement();
      line();
    }
    if (skipped > 0) {
      testCase("has tests", head.ref().id(), head.place().source());
      xml.writeEmptyElement("skipped");
      xml.writeAttribute("message", "this rule has no tests");
      xml.writeEndElement();
      line();
    }
    xml.writeEndElement();
    line();
  }

  private void errors(List<Problem> errors) throws XMLStreamException {
    start("testsuite");
    xml.writeAttribute("name", "files that cannot be used");
    counts(errors.size(), 0, errors.size());
    line();
    for (Problem problem : errors) {
      testCase(problem.place().toString(), "file", problem.place().source());
      xml.writeEmptyElement("error");
      xml.writeAttribute("message", clean(problem.message()));
      xml.writeEndElement();
      line();
    }
    xml.writeEndElement();
    line();
  }

  private void testCase(String name, String className, String file) throws XMLStreamException {
    start("testcase");
    xml.writeAttribute("name", clean(name));
    xml.writeAttribute("classname", clean(className));
    xml.writeAttribute("file", clean(file));
  }

  private void failure(Outcome outcome) throws XMLStreamException {
    start("failure");
    xml.writeAttribute("message", clean(OutcomeText.sentence(outcome)));
    xml.writeAttribute("type", outcome.getClass().getSimpleName());
    for (String line : OUTCOMES.lines(outcome)) {
      line();
      xml.writeCharacters(clean(line));
    }
    xml.writeEndElement();
  }

  private void counts(long tests, long failures, long errors) throws XMLStreamException {
    xml.writeAttribute("tests", Long.toString(tests));
    xml.writeAttribute("failures", Long.toString(failures));
    xml.writeAttribute("errors", Long.toString(errors));
  }

  private void start(String element) throws XMLStreamException {
    xml.writeStartElement(element);
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  /** Without what XML 1.0 does not allow. */
  private static String clean(String untrusted) {
    String plain = Terminal.escaped(untrusted);
    StringBuilder clean = new StringBuilder(plain.length());
    plain.codePoints().map(c -> (c & 0xfffe) == 0xfffe ? ' ' : c).forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
