package nl.dijkwacht.app.commands.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.JsonText;
import nl.dijkwacht.app.commands.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesBacktestCommandTest {

  private static final String RULE =
      """
      title: A trail stopped
      id: 6f0e4a35-6a8c-4b43-9d6a-0f1f7e2d9c11
      name: trail_stopped
      status: experimental
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection: {eventName: StopLogging}
        condition: selection
      level: high
      """;

  @TempDir private Path folder;
  private Path rule = Path.of("rule.yml");
  private Path logs = Path.of("logs");

  @BeforeEach
  void write() throws IOException {
    rule = Files.writeString(folder.resolve("rule.yml"), RULE);
    logs = Files.createDirectory(folder.resolve("logs"));
    Files.writeString(
        logs.resolve("a.json"),
        record("1", "2026-03-01T23:59:59Z", "StopLogging", "111122223333")
            + record("2", "2026-03-02T00:00:00Z", "StopLogging", "111122223333")
            + record("3", "2026-03-02T12:00:00Z", "StopLogging", "444455556666")
            + record("4", "2026-03-03T12:00:00Z", "ListBuckets", "111122223333"));
    // A copy, and an event of a later day.
    Files.writeString(
        logs.resolve("b.json"),
        record("1", "2026-03-01T23:59:59Z", "StopLogging", "111122223333")
            + record("5", "2026-03-09T08:00:00Z", "StopLogging", "111122223333"));
  }

  @Test
  void eachDayOfTheLogsHasALineAlsoWithoutAMatch() {
    CommandRun run = backtest(rule.toString(), logs.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out().lines().limit(8).toList())
        .satisfiesExactly(
            title -> assertThat(title).isEqualTo("A trail stopped (high)"),
            line -> assertThat(line).isEmpty(),
            head -> assertThat(head).matches("DAY \\(UTC\\) +EVENTS +MATCHES"),
            line -> assertThat(line).matches("2026-03-01 +2 +1  █+"),
            line -> assertThat(line).matches("2026-03-02 +2 +2  █+"),
            line -> assertThat(line).matches("2026-03-03 +1 +0"),
            line -> assertThat(line).matches("… +5 days without events"),
            line -> assertThat(line).matches("2026-03-09 +1 +1  █+"));
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "4 matches, making 2 findings, on 3 of 4 days with events; at most 2 a day;"
                + " 6 events, 0 dead letters in 2 files");
  }

  @Test
  void theLongestBarFillsTheWidthAndOthersAreInProportion() {
    List<String> lines = backtest(rule.toString(), logs.toString()).out().lines().toList();

    assertThat(lines.get(4)).hasSize(80);
    assertThat(bars(lines.get(3)) * 2).isCloseTo(bars(lines.get(4)), within(1L));
  }

  @Test
  void matchesAreCountedByAccountAndByKindOfPrincipal() {
    assertThat(backtest(rule.toString(), logs.toString()).out())
        .containsPattern("ACCOUNT +MATCHES\n111122223333 +3\n444455556666 +1\n")
        .containsPattern("PRINCIPAL +MATCHES\nIAM user +4\n");
  }

  @Test
  void jsonHasTheSameCounts() {
    JsonText json = JsonText.of(backtest("--json", rule.toString(), logs.toString()).out());

    assertThat(json.text("matches")).isEqualTo("4");
    assertThat(json.text("findings")).isEqualTo("2");
    assertThat(json.items("days"))
        .extracting(day -> day.text("day") + " " + day.text("events") + " " + day.text("matches"))
        .containsExactly("2026-03-01 2 1", "2026-03-02 2 2", "2026-03-03 1 0", "2026-03-09 1 1");
    assertThat(json.at("accounts").text("444455556666")).isEqualTo("1");
    assertThat(json.at("principals").text("iam_user")).isEqualTo("4");
  }

  @Test
  void aFilterOnTheRuleActs() throws IOException {
    Path filter =
        Files.writeString(
            folder.resolve("filter.yml"),
            """
            title: The lab stops trails
            id: 44444444-4444-4444-8444-444444444444
            logsource: {product: aws, service: cloudtrail}
            owner: lab
            reason: it is a lab
            filter:
              rules: [trail_stopped]
              selection: {recipientAccountId: '111122223333'}
              condition: not selection
            """);

    CommandRun run = backtest("--rules", filter.toString(), rule.toString(), logs.toString());

    assertThat(run.err()).startsWith("1 match, making 1 finding");
  }

  @Test
  void aCorrelationCountsOnTheDayOfTheEventThatEndsItsWindow() throws IOException {
    Path both =
        Files.writeString(
            folder.resolve("both.yml"),
            RULE
                + """
                ---
                title: Trails stopped again
                id: 77777777-6a8c-4b43-9d6a-0f1f7e2d9c11
                status: experimental
                correlation:
                  type: event_count
                  rules: [trail_stopped]
                  group-by: [recipientAccountId]
                  timespan: 1h
                  condition: {gte: 2}
                level: high
                """);

    CommandRun run =
        backtest("--id", "77777777-6a8c-4b43-9d6a-0f1f7e2d9c11", both.toString(), logs.toString());

    assertThat(run.out()).containsPattern("2026-03-02 +2 +1  █").containsPattern("03-01 +2 +0\n");
    assertThat(run.err()).startsWith("1 match, making 1 finding");
  }

  @Test
  void theCountsAreTheSameWhateverTheThreads() {
    String one = backtest("--threads", "1", rule.toString(), logs.toString()).out();

    assertThat(backtest("--threads", "8", rule.toString(), logs.toString()).out()).isEqualTo(one);
  }

  @Test
  void whatIsNotThereIsASentence() {
    CommandRun noRule = backtest("no such rule", logs.toString());
    CommandRun noLogs = backtest(rule.toString(), folder.resolve("nowhere").toString());

    assertThat(noRule.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(noRule.err()).startsWith("dijkwacht: there is no file 'no such rule'");
    assertThat(noLogs.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(noLogs.err()).startsWith("dijkwacht: there is no file or folder");
  }

  private static long bars(String line) {
    return line.chars().filter(c -> c == '█').count();
  }

  private static String record(String id, String time, String name, String account) {
    return """
        {"eventVersion":"1.08","eventID":"%s","eventTime":"%s",\
        "eventSource":"cloudtrail.amazonaws.com","eventName":"%s","awsRegion":"eu-west-1",\
        "recipientAccountId":"%s",\
        "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::%s:user/a","accountId":"%s"}}
        """
        .formatted(id, time, name, account, account, account);
  }

  private static CommandRun backtest(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "rules";
    all[1] = "backtest";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return CommandRun.of(Map.of(), all);
  }
}
