package nl.dijkwacht.app.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Story;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {

  private static final String RULE =
      """
      title: A trail stopped
      id: 6f0e4a35-6a8c-4b43-9d6a-0f1f7e2d9c11
      status: experimental
      logsource:
        product: aws
        service: cloudtrail
      detection:
        selection:
          eventName: StopLogging
        condition: selection
      level: high
      """;

  @TempDir private Path folder;

  @Test
  void aTableHasALineForEachFinding() throws IOException {
    Path rule = write("rule.yml", RULE);
    Path trail = write("trail.json", record("1", "StopLogging", "curl"));

    CommandRun run = scan("--no-own-pack", "--rules", rule.toString(), trail.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out().lines())
        .hasSize(2)
        .first()
        .asString()
        .matches("LEVEL +FIRST \\(EVENT TIME\\) +EVENTS +ACCOUNT +RULE +ABOUT");
    assertThat(run.out().lines().skip(1))
        .singleElement()
        .asString()
        .matches("high +2026-03-02T08:00:00Z +1 +111122223333 +A trail stopped +\\S.*");
    assertThat(run.err())
        .contains("1 findings of 1 matches: 1 events, 0 other records, 0 dead letters in 1 files");
  }

  @Test
  void nothingFoundIsNoTable() throws IOException {
    CommandRun run = scan(write("trail.json", record("1", "ListBuckets", "curl")).toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void eachJsonLineIsAFindingAsOnTheTopic() throws IOException {
    Path logs = Story.write(folder.resolve("logs"), 0.5);

    CommandRun run = scan("--format", "json", logs.toString());

    assertThat(findings(run)).extracting(f -> f.rule().title()).hasSameElementsAs(Story.ALERTS);
  }

  @Test
  void theExitCodeTellsOfALevelOrAGraverOne() throws IOException {
    Path rule = write("rule.yml", RULE);
    Path trail = write("trail.json", record("1", "StopLogging", "curl"));

    assertThat(failOn("critical", rule, trail)).isEqualTo(ExitCode.OK);
    assertThat(failOn("high", rule, trail)).isEqualTo(ExitCode.FAILURE);
    assertThat(failOn("medium", rule, trail)).isEqualTo(ExitCode.FAILURE);
    assertThat(failOn("grave", rule, trail)).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void deadLettersAreToldOnStandardErrorWithoutTheirContent() throws IOException {
    write("bad.json", "{\"eventName\": secret-of-a-patient }");
    Files.write(folder.resolve("cut.json.gz"), cutInTheMiddle(gzip(record("1", "A", "curl"))));

    CommandRun run = scan(folder.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("bad.json#1 is not well-formed JSON", "cut.json.gz#1 ends in the middle")
        .contains("2 dead letters in 2 files")
        .doesNotContain("secret-of-a-patient");
  }

  @Test
  void whatStandsBeforeABreakIsUsed() throws IOException {
    String good = record("1", "StopLogging", "curl") + "\n";
    Path rule = write("rule.yml", RULE);
    Path trail = write("trail.json", good + good.substring(0, 40));

    CommandRun run = scan("--no-own-pack", "--rules", rule.toString(), trail.toString());

    assertThat(run.err()).contains("1 findings of 1 matches", "1 dead letters");
  }

  @Test
  void whatIsLeftOutOfAFolderIsTold() throws IOException {
    write(".hidden", "{}");
    write("half.part", "{}");

    CommandRun run = scan(folder.toString());

    assertThat(run.err().lines())
        .anyMatch(line -> line.endsWith(".hidden is hidden and is left out"))
        .anyMatch(line -> line.contains("half.part has the name of a temporary file"));
  }

  @Test
  void aPathThatIsNotThereIsASentence() {
    CommandRun run = scan(folder.resolve("nowhere").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "dijkwacht: there is no file or folder '" + folder.resolve("nowhere") + "'");
  }

  @Test
  void aRuleThatCannotBeUsedIsToldWithItsPlaceAndStopsNoOther() throws IOException {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(rules.resolve("good.yml"), RULE);
    Files.writeString(
        rules.resolve("bad.yml"), RULE.replace("condition: selection", "condition: selektion"));
    Path trail = write("trail.json", record("1", "StopLogging", "curl"));

    CommandRun run = scan("--no-own-pack", "--rules", rules.toString(), trail.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.err())
        .containsPattern("bad\\.yml:\\d+:\\d+: error: .*selektion")
        .contains("1 rules cannot be used; the other 1 are", "1 findings");
  }

  @Test
  void aFileIsReadOnceThoughPathsLieInOneAnother() throws IOException {
    Path trail = write("trail.json", record("1", "StopLogging", "curl"));

    CommandRun run =
        scan(folder.toString(), trail.toString(), folder + "/../" + folder.getFileName());

    assertThat(run.err()).contains("1 events", "in 1 files");
  }

  @Test
  void theOutputIsTheSameWhateverTheThreads() throws IOException {
    Path logs = Story.write(folder.resolve("logs"), 1);
    for (int i = 0; i < 30; i++) {
      Files.writeString(logs.resolve("bad-%02d.json".formatted(i)), "[1, 2, nonsense");
    }
    String once = stable(scan("--format", "json", "--threads", "1", logs.toString()));

    for (int i = 0; i < 5; i++) {
      CommandRun run = scan("--format", "json", "--threads", "8", logs.toString());
      assertThat(stable(run)).isEqualTo(once);
    }
  }

  @Test
  void aUserAgentCannotSteerTheTerminal() throws IOException {
    Path rule = write("rule.yml", RULE + "fields:\n  - userAgent\n");
    String agent = "\\u001b[2J\\u009b31m\u009b32m\u202eevil\u2028line\\r\\n";
    Path trail = write("trail.json", record("1", "StopLogging", agent));
    String[] of = {"--no-own-pack", "--rules", rule.toString(), trail.toString()};

    CommandRun table = scan(of);
    CommandRun json = scan(with(of, "--format", "json"));

    assertThat(table.out() + table.err() + json.out() + json.err())
        .doesNotContain("\u001b", "\u009b", "\u202e", "\u2028", "\r");
    assertThat(findings(json))
        .singleElement()
        .extracting(finding -> finding.latest().userAgent())
        .isEqualTo("\u001b[2J\u009b31m\u009b32m\u202eevil\u2028line\r\n");
  }

  private static int failOn(String level, Path rule, Path trail) {
    return scan("--no-own-pack", "-r", rule.toString(), "--fail-on", level, trail.toString())
        .exitCode();
  }

  private static CommandRun scan(String... arguments) {
    return CommandRun.of(Map.of(), with(arguments, "scan"));
  }

  private static String[] with(String[] arguments, String... before) {
    List<String> all = new ArrayList<>(List.of(before));
    all.addAll(Arrays.asList(arguments));
    return all.toArray(String[]::new);
  }

  /** Without the instant of the scan and its speed. */
  private static String stable(CommandRun run) {
    String out = run.out().replaceAll("\"collectedAt\":\"[^\"]*\"", "");
    return out + run.err().replaceAll("; [0-9.,]+ s, .*", "");
  }

  private static List<Finding> findings(CommandRun run) {
    return run.out().lines().map(ScanCommandTest::finding).toList();
  }

  private static Finding finding(String line) {
    byte[] json = line.getBytes(StandardCharsets.UTF_8);
    return ((Reading.Value<Finding>) Topics.FINDINGS.payload().read(json, new RecordHeaders()))
        .value();
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static String record(String id, String eventName, String userAgent) {
    return """
        {"eventVersion":"1.08","eventID":"%s","eventTime":"2026-03-02T08:00:00Z",\
        "eventSource":"cloudtrail.amazonaws.com","eventName":"%s","awsRegion":"eu-west-1",\
        "recipientAccountId":"111122223333","userAgent":"%s",\
        "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/a",\
        "accountId":"111122223333"}}"""
        .formatted(id, eventName, userAgent);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  private static byte[] cutInTheMiddle(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }
}
