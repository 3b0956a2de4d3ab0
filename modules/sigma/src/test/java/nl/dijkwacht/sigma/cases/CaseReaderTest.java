package nl.dijkwacht.sigma.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseReaderTest {

  private final Problems problems = new Problems();

  @Test
  void casesKeepTheBytesOfTheirEvents() {
    List<RuleCase> cases =
        read(
            """
            {"shouldMatch": [{"name": "one", "event": {"a":  1}}],
             "shouldNotMatch": [{"rule": "r", "name": "two", "events": [{}, "x", 2]}]}
            """);

    assertThat(problems.list()).isEmpty();
    assertThat(cases)
        .extracting(RuleCase::title)
        .containsExactly("must match: one", "must not match: two");
    assertThat(cases).extracting(RuleCase::stream).containsExactly(false, true);
    assertThat(cases).extracting(RuleCase::rule).containsExactly("", "r");
    assertThat(cases)
        .flatExtracting(RuleCase::events)
        .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .containsExactly("{\"a\":  1}", "{}", "\"x\"", "2");
    assertThat(cases.get(1).place()).hasToString("x.test.json:2:21");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"shouldMatch": [        | 1:18 | the text ends in the middle of a value
          []                       | 1:1  | expected an object with shouldMatch and shouldNotMatch
          {"shouldMach": []}       | 1:3  | unknown key 'shouldMach'; did you mean 'shouldMatch'?
          {"shouldMatch": {}}      | 1:17 | expected a list of cases
          {"shouldMatch": [1]}     | 1:18 | expected an object with a name and an event
          {"shouldMatch": [{"event": {}}]} | 1:18 | the case has no name
          {"shouldMatch": [{"name": "é", "evnt": {}}]} | 1:33 | unknown key 'evnt'; did you mean 'event'?
          {"shouldMatch": [{"name": "a"}]} | 1:18 | a case has either an 'event' or, for a correlation
          {"shouldMatch": [{"name": "a", "events": {}}]} | 1:42 | expected a list of events
          {"shouldMatch": [{"name": 1, "event": {}}]} | 1:27 | expected a text
          """)
  void whatIsWrongIsToldWithItsPlace(String json, String place, String message) {
    read(json.strip());

    assertThat(problems.list())
        .extracting(Problem::toString)
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith("x.test.json:" + place + ": error: ")
                    .contains(message));
  }

  @Test
  void aFileThatIsTooLargeIsAProblem() {
    CaseReader.read("x", new byte[CaseReader.MOST_BYTES + 1], problems);

    assertThat(problems.list())
        .extracting(Problem::message)
        .containsExactly("larger than the limit");
  }

  @Test
  void aNameBesideKeepsAllButTheEnd() {
    assertThat(CaseReader.nameBeside("a.yml/b.yaml")).isEqualTo("a.yml/b.test.json");
    assertThat(CaseReader.nameBeside("b.yml")).isEqualTo("b.test.json");
  }

  private List<RuleCase> read(String json) {
    return CaseReader.read("x.test.json", json.getBytes(StandardCharsets.UTF_8), problems);
  }
}
