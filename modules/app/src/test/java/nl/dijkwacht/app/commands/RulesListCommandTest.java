package nl.dijkwacht.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.JsonText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesListCommandTest {

  private static final String RULE =
      """
      title: %s
      id: 6f0e4a35-6a8c-4b43-9d6a-0f1f7e2d9c1%d
      tags: [%s]
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection:
          eventName: StopLogging
        condition: selection
      level: %s
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeRules() throws IOException {
    write("a.yml", RULE.formatted("Minor", 1, "avg.art-32-1-b, avg.art-5-1-f", "low"));
    write("b.yml", RULE.formatted("Grave", 2, "attack.t1530, avg.art-32-1-b", "critical"));
    write("c.yml", "title: [");
  }

  @Test
  void rulesAndWhatTheyCoverAreListedTheGravestFirst() {
    CommandRun run = list();

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .containsPattern("^critical +Grave +attack\\.t1530 avg\\.art-32-1-b\nlow +Minor +avg")
        .containsPattern("\nAVG ARTICLE +crit +high +medi +low +info +all\n")
        .containsPattern("\nart\\. 32\\(1\\)\\(b\\) +1 +· +· +1 +· +2  ██\n")
        .containsPattern("\nT1530 +1 +· +· +· +· +1  █\n")
        .contains("2 rules, 0 correlations; 1 cannot be used.");
    assertThat(run.err()).containsPattern("c\\.yml:\\d+:\\d+: error: ");
  }

  @Test
  void coverageAloneHasNoRules() {
    assertThat(list("--coverage").out()).startsWith("AVG ARTICLE").doesNotContain("Grave");
  }

  @Test
  void jsonHasRulesAndCounts() {
    JsonText json = JsonText.of(list("--json").out());

    assertThat(json.items("rules")).extracting(rule -> rule.text("title")).contains("Grave");
    assertThat(json.at("articles").at("avg.art-32-1-b").text("critical")).isEqualTo("1");
    assertThat(json.at("techniques").at("attack.t1530").text("critical")).isEqualTo("1");
    assertThat(json.text("refused")).isEqualTo("1");
  }

  private CommandRun list(String... options) {
    String[] arguments = new String[options.length + 5];
    System.arraycopy(options, 0, arguments, 5, options.length);
    arguments[0] = "rules";
    arguments[1] = "list";
    arguments[2] = "--no-own-pack";
    arguments[3] = "--rules";
    arguments[4] = folder.toString();
    return CommandRun.of(Map.of(), arguments);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }
}
