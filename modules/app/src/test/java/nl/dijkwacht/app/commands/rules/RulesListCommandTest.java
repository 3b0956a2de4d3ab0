package nl.dijkwacht.app.commands.rules;

import static org.assertj.core.api.Assertions.assertThat;

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

class RulesListCommandTest {

  private static final String RULES =
      """
      title: An object read
      id: 11111111-1111-4111-8111-111111111111
      name: object_read
      status: stable
      tags: [attack.t1530, avg.art-32-1-b, avg.art-5-1-f]
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection: {eventName: GetObject}
        condition: selection
      level: low
      ---
      title: A trail stopped
      id: 22222222-2222-4222-8222-222222222222
      status: stable
      tags: [attack.t1562.008, avg.art-32-1-b]
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection: {eventName: StopLogging}
        condition: selection
      level: high
      ---
      title: Many objects read
      id: 33333333-3333-4333-8333-333333333333
      status: stable
      correlation:
        type: event_count
        rules: [object_read]
        group-by: [userIdentity.arn]
        timespan: 1h
        condition: {gte: 100}
      level: critical
      """;

  private static final String FILTER =
      """
      title: The backup reads
      id: 44444444-4444-4444-8444-444444444444
      logsource: {product: aws, service: cloudtrail}
      owner: team-backup
      reason: it reads all objects each night
      expires: %s
      filter:
        rules: [object_read]
        selection: {userIdentity.userName: backup}
        condition: not selection
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("rules.yml"), RULES);
    Files.writeString(folder.resolve("old.yml"), FILTER.formatted("2020-01-31"));
    Files.writeString(
        folder.resolve("new.yml"),
        FILTER
            .formatted("9000-01-31")
            .replace("44444444-4444-4444-8444", "55555555-4444-4444-8444"));
  }

  @Test
  void rulesAndCorrelationsAreListedTheGravestFirst() {
    CommandRun run = list(folder.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out().lines().limit(4).toList())
        .satisfiesExactly(
            head -> assertThat(head).startsWith("LEVEL"),
            line -> assertThat(line).matches("critical +correlation +Many objects read"),
            line ->
                assertThat(line)
                    .matches(
                        "high +rule +A trail stopped +AVG art\\. 32\\(1\\)\\(b\\); T1562\\.008"),
            line -> assertThat(line).startsWith("low ").endsWith("5(1)(f); T1530"));
  }

  @Test
  void aFilterTellsWhoAnswersForItAndWhetherItHasExpired() {
    List<String> lines = list(folder.toString()).out().lines().toList();

    assertThat(lines)
        .anyMatch(
            line -> line.matches("expired [\\d,]+ days ago +team-backup +The backup reads +it.*"))
        .anyMatch(line -> line.matches("expires in [\\d,]+ days +team-backup +The backup .*"));
  }

  @Test
  void coverageIsAMatrixOfTopicsAndLevels() {
    CommandRun run = list("--coverage", folder.toString());

    assertThat(run.out().lines().toList())
        .satisfiesExactly(
            head -> assertThat(head).matches("AVG article +crit +high +med +low +info +all"),
            line -> assertThat(line).matches("5\\(1\\)\\(f\\) +· +· +· +1 +· +1 +█{12}"),
            line -> assertThat(line).matches("32\\(1\\)\\(b\\) +· +1 +· +1 +· +2 +█{24}"),
            line -> assertThat(line).isEqualTo("1 rule without"),
            line -> assertThat(line).isEmpty(),
            head -> assertThat(head).matches("ATT&CK +crit +high +med +low +info +all"),
            line -> assertThat(line).matches("T1530 +· +· +· +1 +· +1 +█{24}"),
            line -> assertThat(line).matches("T1562\\.008 +· +1 +· +· +· +1 +█{24}"),
            line -> assertThat(line).isEqualTo("1 rule without"));
  }

  @Test
  void jsonHasAllOfIt() {
    JsonText json = JsonText.of(list("--json", folder.toString()).out());

    assertThat(json.items("rules"))
        .extracting(rule -> rule.text("kind"))
        .containsExactly("correlation", "rule", "rule");
    assertThat(json.items("rules").get(1).text("file")).endsWith("rules.yml");
    assertThat(json.items("filters"))
        .extracting(filter -> filter.text("state"))
        .containsExactlyInAnyOrder("active", "expired");
    assertThat(json.at("coverage").at("avg").at("32(1)(b)").text("high")).isEqualTo("1");
    assertThat(json.at("coverage").at("attack").at("T1530").text("low")).isEqualTo("1");
  }

  @Test
  void withoutAPathTheOwnPackIsListed() {
    CommandRun run = list();

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("32(1)(b)", "T1530");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void whatCannotBeUsedIsToldAndStopsNothing() throws IOException {
    Files.writeString(folder.resolve("bad.yml"), "title: [");

    CommandRun run = list(folder.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.err()).containsPattern("bad\\.yml:\\d+:\\d+: error: ");
    assertThat(run.out()).contains("A trail stopped");
  }

  private static CommandRun list(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "rules";
    all[1] = "list";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return CommandRun.of(Map.of(), all);
  }
}
