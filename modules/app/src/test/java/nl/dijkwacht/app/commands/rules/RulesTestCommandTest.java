package nl.dijkwacht.app.commands.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.commands.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTestCommandTest {

  private static final String RULE =
      """
      title: A trail stopped
      id: 6f0e4a35-6a8c-4b43-9d6a-0f1f7e2d9c11
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection:
          eventName: StopLogging
        condition: selection
      level: high
      """;

  @TempDir private Path folder;

  @Test
  void theOwnPackDoesWhatItsTestsSay() {
    CommandRun run = CommandRun.of(Map.of(), "rules", "test", "--strict");

    assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .matches(
            "[\\d,]+ cases of \\d+ rules: [\\d,]+ passed, 0 failed; 0 rules have no tests; 0 errors\\.\n");
  }

  @Test
  void aCaseThatFailsIsToldWithWhatDecidedIt() throws IOException {
    write("rule.yml", RULE);
    write(
        "rule.test.json",
        cases(item("stopped", "StopLogging") + ",\n" + item("started", "StartLogging"), ""));

    CommandRun run = test();

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            """
            A trail stopped
              failed must match: started
              at %s:2:1
                ✗ selection
                  ✗ eventName: StopLogging  saw StartLogging ←

            2 cases of 1 rule: 1 passed, 1 failed; 0 rules have no tests; 0 errors.
            """
                .formatted(folder.resolve("rule.test.json")));
  }

  @Test
  void aRuleThatNobodyTestsIsToldAndFailsWhereItShall() throws IOException {
    write("rule.yml", RULE);

    assertThat(test().exitCode()).isEqualTo(ExitCode.OK);
    assertThat(test("--strict").exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(test().out())
        .contains("no tests " + folder.resolve("rule.yml") + ":1:1: A trail stopped\n")
        .contains("0 cases of 1 rule: 0 passed, 0 failed; 1 rule has no tests; 0 errors.");
  }

  @Test
  void ofSeveralRulesACaseSaysWhichOneIsMeant() throws IOException {
    write("rule.yml", RULE + "---\n" + RULE.replace("9c11", "9c12").replace("Stop", "Start"));
    String second = item("started", "StartLogging");
    String rule = "\"rule\": \"6f0e4a35-6a8c-4b43-9d6a-0f1f7e2d9c12\", \"name\"";
    write("rule.test.json", cases(second.replace("\"name\"", rule) + "," + second, ""));

    CommandRun run = test();

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.out())
        .contains("rule.test.json:1:")
        .contains("has 2 rules; say which one is meant, such as \"rule\": \"6f0e4a35")
        .contains("1 case of 2 rules: 1 passed, 0 failed; 1 rule has no tests; 1 error.");
  }

  @Test
  void aCorrelationThatFailsTellsWhatEachEventWasToIt() throws IOException {
    String id = "0b0c2f6e-5d5f-4d8e-9c37-3d8b4d9d1a01";
    write(
        "rule.yml",
        """
        title: Two trails stopped
        id: %s
        level: high
        correlation:
          type: event_count
          rules: 6f0e4a35-6a8c-4b43-9d6a-0f1f7e2d9c11
          timespan: 10m
          condition: {gte: 2}
        ---
        """
                .formatted(id)
            + RULE);
    String event =
        """
        {"eventID": "%s", "eventTime": "2026-03-02T08:0%s:00Z", \
        "eventSource": "cloudtrail.amazonaws.com", "eventName": "%s"}""";
    String events =
        String.join(
            ",",
            event.formatted("a", 1, "StopLogging"),
            event.formatted("b", 2, "StartLogging"),
            event.formatted("a", 3, "StopLogging"));
    write(
        "rule.test.json",
        cases(
            """
            {"rule": "%s", "name": "two", "events": [%s]}"""
                .formatted(id, events),
            ""));

    CommandRun run = test();

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.out())
        .contains(
            """
                no window is fulfilled
                  event 1, 2026-03-02T08:01:00Z: counts; A trail stopped
                  event 2, 2026-03-02T08:02:00Z: matches none of its rules
                  event 3, 2026-03-02T08:03:00Z: is a copy of one before; A trail stopped
            """);
  }

  @Test
  void whatCannotBeUsedIsAnErrorAndStopsNoOther() throws IOException {
    write("a.yml", RULE);
    write("a.test.json", cases(item("stopped", "StopLogging"), ""));
    write("b.yml", "title: [");
    write("c.yml", RULE.replace("9c11", "9c12"));
    write("c.test.json", "{");
    write("gone.test.json", "{}");

    CommandRun run = test();

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.out())
        .containsPattern("b\\.yml:\\d+:\\d+: error: ")
        .contains("c.test.json:1:2: error: the text ends in the middle of a value")
        .contains("gone.test.json:1:1: error: there is no file of rules beside this")
        .contains("1 case of 2 rules: 1 passed, 0 failed; 1 rule has no tests; 3 errors.");
  }

  @Test
  void theJunitReportIsWrittenBesideTheText() throws IOException {
    write("rule.yml", RULE);
    write("rule.test.json", cases("", item("stopped", "StopLogging")));
    Path junit = folder.resolve("out.xml");

    CommandRun run = test("--junit", junit.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.out()).contains("1 case of 1 rule: 0 passed, 1 failed");
    assertThat(Files.readString(junit)).contains("<failure message=\"it matches\"");
  }

  private CommandRun test(String... options) {
    List<String> arguments = new ArrayList<>(List.of("rules", "test"));
    arguments.addAll(List.of(options));
    arguments.add(folder.toString());
    return CommandRun.of(Map.of(), arguments.toArray(String[]::new));
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private static String cases(String shouldMatch, String shouldNotMatch) {
    return "{\"shouldMatch\": [%s], \"shouldNotMatch\": [%s]}"
        .formatted(shouldMatch, shouldNotMatch);
  }

  private static String item(String name, String eventName) {
    return """
        {"name": "%s", "event": {"eventID":"1","eventTime":"2026-03-02T08:00:00Z",\
        "eventSource":"cloudtrail.amazonaws.com","eventName":"%s"}}"""
        .formatted(name, eventName);
  }
}
