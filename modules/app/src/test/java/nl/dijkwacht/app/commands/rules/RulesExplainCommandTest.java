package nl.dijkwacht.app.commands.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.JsonText;
import nl.dijkwacht.app.commands.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesExplainCommandTest {

  private static final String RULE =
      """
      title: A bucket was deleted
      id: 5f1d3c1e-52ab-4a9b-9d1f-3f2f54c9a101
      name: bucket_deleted
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection:
          eventSource: s3.amazonaws.com
          eventName: [DeleteBucket, DeleteObjects]
        machine:
          userAgent|contains: terraform
        condition: selection and not machine
      level: low
      """;

  @TempDir private Path folder;
  private Path rule;

  @BeforeEach
  void writeRule() throws IOException {
    rule = Files.writeString(folder.resolve("rule.yml"), RULE);
  }

  @Test
  void whatDecidedAMatchIsShownWithTheValuesSeen() throws IOException {
    CommandRun run = explain(rule, trail(record("a", "DeleteBucket", "curl")));

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            """
            A bucket was deleted
            id 5f1d3c1e-52ab-4a9b-9d1f-3f2f54c9a101
            at %s:1:1

            s3.amazonaws.com DeleteBucket, 2026-03-02T08:00:00Z
            by arn:aws:iam::111122223333:user/a, event a

            ✓ all of these
              ✓ selection
                ✓ eventSource: s3.amazonaws.com  saw s3.amazonaws.com ←
                ✓ eventName: DeleteBucket or DeleteObjects ←
                  saw DeleteBucket, which fits DeleteBucket
              ✓ not
                ✗ machine
                  ✗ userAgent|contains: terraform  saw curl ←

            Match: 3 lines decided (←).
            """
                .formatted(rule));
  }

  @Test
  void whatKeptAMatchAwayIsShown() throws IOException {
    CommandRun run = explain(rule, trail(record("a", "DeleteBucket", "terraform/1.9")));

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.out())
        .contains("✗ not", "✓ userAgent|contains: terraform  saw terraform/1.9 ←")
        .contains("No match: 1 line decided (←).");
  }

  @Test
  void aRecordIsChosenByNumberOrEventId() throws IOException {
    Path trail =
        trail(
            record("a", "ListBuckets", "curl")
                + "\n"
                + record("b", "DeleteBucket", "curl")
                + "\n{\"broken\": \n");

    assertThat(explain(rule, trail).exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(explain(rule, trail, "--record", "2").exitCode()).isEqualTo(ExitCode.OK);
    assertThat(explain(rule, trail, "--record", "b").exitCode()).isEqualTo(ExitCode.OK);
    assertRefused(explain(rule, trail, "--record", "3"), "cannot be used: ");
    assertRefused(explain(rule, trail, "--record", "4"), "has 3 records and no 4");
    assertRefused(explain(rule, trail, "--record", "c"), "has no event with the id 'c'");
  }

  @Test
  void anEventMayComeFromStandardInputInAnyWrapper() {
    String wrapped = "{\"Records\": [%s]}".formatted(record("a", "DeleteBucket", "curl"));
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(wrapped.getBytes(StandardCharsets.UTF_8)));
      assertThat(explain(rule, Path.of("-")).exitCode()).isEqualTo(ExitCode.OK);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aRuleIsChosenByIdNameTitleOrFileName() throws IOException {
    Path trail = trail(record("a", "DeleteBucket", "curl"));
    String[] names = {
      "5f1d3c1e-52ab-4a9b-9d1f-3f2f54c9a101", "bucket_deleted", "a bucket was deleted", "rule"
    };
    for (String name : names) {
      CommandRun run = explain(Path.of(name), trail, "--no-own-pack", "--rules", folder.toString());
      assertThat(run.exitCode()).as(name).isEqualTo(ExitCode.OK);
    }
    assertThat(explain(Path.of("bucket-policy-public"), trail).exitCode())
        .as("a rule of the own pack")
        .isEqualTo(ExitCode.FAILURE);
    assertRefused(explain(Path.of("nothing"), trail), "there is no file 'nothing', and no known");
  }

  @Test
  void ofSeveralRulesOneIsNamed() throws IOException {
    String other = RULE.replace("a101", "a102").replace("name: b", "name: c");
    Path both = Files.writeString(folder.resolve("both.yml"), RULE + "---\n" + other);
    Path trail = trail(record("a", "DeleteBucket", "curl"));

    assertRefused(explain(both, trail), "stands for 2 rules; name one with --id: 5f1d3c1e");
    assertThat(explain(both, trail, "--id", "5f1d3c1e-52ab-4a9b-9d1f-3f2f54c9a102").out())
        .contains("a102");
  }

  @Test
  void aRuleThatCannotBeUsedIsToldWithItsPlace() throws IOException {
    Files.writeString(rule, RULE.replace("not machine", "not machines"));

    CommandRun run = explain(rule, trail(record("a", "DeleteBucket", "curl")));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .containsPattern("rule\\.yml:\\d+:\\d+: error: .*machines")
        .contains("has no rule that can be used");
  }

  @Test
  void jsonHasTheTree() throws IOException {
    CommandRun run = explain(rule, trail(record("a", "DeleteBucket", "curl")), "--json");

    JsonText json = JsonText.of(run.out());
    assertThat(json.text("matches")).isEqualTo("true");
    assertThat(json.text("eventId")).isEqualTo("a");
    JsonText selection = json.at("condition").items("parts").get(0);
    assertThat(selection.text("name")).isEqualTo("selection");
    JsonText line = selection.items("parts").get(1);
    assertThat(line.text("key")).isEqualTo("eventName");
    assertThat(line.text("decides")).isEqualTo("true");
    assertThat(line.items("tests")).extracting(test -> test.text("fits")).contains("true", "false");
    assertThat(line.items("seen").get(0).items("values"))
        .extracting(JsonText::toString)
        .containsExactly("DeleteBucket");
  }

  @Test
  void whatAnEventHasIsEscapedAndCut() throws IOException {
    String agent = "\\u001b[2Jterraform\\r\\nx" + "y".repeat(5_000);
    Path trail = trail(record("a", "DeleteBucket", agent));

    String out = explain(rule, trail).out();

    assertThat(out).contains("saw \\u001b[2Jterraform\\u000d\\u000ax").doesNotContain("\u001b");
    assertThat(out.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(explain(rule, trail, "--json").out().length()).isLessThan(10_000);
  }

  private static void assertRefused(CommandRun run, String sentence) {
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(sentence);
  }

  private static CommandRun explain(Path rule, Path trail, String... options) {
    String[] arguments = new String[options.length + 4];
    arguments[0] = "rules";
    arguments[1] = "explain";
    System.arraycopy(options, 0, arguments, 2, options.length);
    arguments[options.length + 2] = rule.toString();
    arguments[options.length + 3] = trail.toString();
    return CommandRun.of(Map.of(), arguments);
  }

  private Path trail(String content) throws IOException {
    return Files.writeString(folder.resolve("trail.json"), content);
  }

  private static String record(String id, String eventName, String userAgent) {
    return """
        {"eventVersion":"1.08","eventID":"%s","eventTime":"2026-03-02T08:00:00Z",\
        "eventSource":"s3.amazonaws.com","eventName":"%s","awsRegion":"eu-west-1",\
        "recipientAccountId":"111122223333","userAgent":"%s",\
        "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/a",\
        "accountId":"111122223333"}}"""
        .formatted(id, eventName, userAgent);
  }
}
