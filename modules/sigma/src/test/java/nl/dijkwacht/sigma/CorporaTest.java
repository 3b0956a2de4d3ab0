package nl.dijkwacht.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import nl.dijkwacht.core.TrailEventReader;
import nl.dijkwacht.core.TrailReading;
import nl.dijkwacht.sigma.correlate.Member;
import nl.dijkwacht.sigma.match.SigmaRule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Public rules on public records, where the samples are. */
@Tag("corpora")
@EnabledIf("present")
class CorporaTest {

  static boolean present() {
    return Files.isDirectory(corpora());
  }

  private static Path corpora() {
    return Path.of(System.getProperty("dijkwacht.corpora", "none"));
  }

  private static RuleSet rules(String... folders) throws IOException {
    List<RuleFile> files = new ArrayList<>();
    for (String folder : folders) {
      files.addAll(RuleFile.under(corpora().resolve("sigma").resolve(folder)));
    }
    return RuleSet.read(files);
  }

  @Test
  void allPublicCloudTrailRulesCanBeUsed() throws IOException {
    RuleSet rules = rules("sigmahq", "suzaku");

    assertThat(rules.problems()).isEmpty();
    assertThat(rules.rules()).hasSize(373);
  }

  @Test
  void oldAggregationsAreRefusedWithWhatToUseInstead() throws IOException {
    RuleSet rules = rules("sigmahq-unsupported-legacy-aggregation");

    assertThat(rules.rules()).isEmpty();
    assertThat(rules.refused()).isEqualTo(4);
    assertThat(rules.problems())
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(problem -> assertThat(problem.toString()).contains("correlation rule"));
  }

  @Test
  void publicCorrelationsFindTheirRulesByTitle() throws IOException {
    RuleSet rules = rules("sigmahq", "suzaku", "suzaku-correlation");

    assertThat(rules.problems()).isEmpty();
    assertThat(rules.correlations())
        .extracting(correlation -> correlation.ref().title())
        .containsExactly("IAM Persis Chain via User and Access Key Creation", "Many Failed Logins");
    assertThat(rules.correlations().get(0).members())
        .extracting(Member::ruleId)
        .containsExactly(
            "8e0f2a4b-6c7d-9e1f-3a5b-7c8d9e0f1a2c", "8e0f2a4b-6c7d-9e1f-3a5b-7c8d9e0f1a2d");
  }

  @Test
  void theCorrelationsOfTheSpecificationCanBeUsed() throws IOException {
    for (RuleFile file : RuleFile.under(corpora().resolve("sigma/spec/examples/correlation"))) {
      String text = new String(file.content(), StandardCharsets.UTF_8);
      StringBuilder whole = new StringBuilder(text);
      Matcher named =
          Pattern.compile("^ +- (5638\\S+|\\w+_\\w+) *$", Pattern.MULTILINE).matcher(text);
      while (named.find()) {
        String rule = Sigma.rule("s: {eventName: a}\ncondition: s");
        whole.append("\n---\n").append(rule.replaceAll("id: .*", "id: " + named.group(1)));
      }
      RuleSet rules = Sigma.read(whole.toString());

      assertThat(rules.refused()).as(file.name() + rules.problems()).isZero();
      assertThat(rules.correlations()).hasSize(1);
    }
  }

  @Test
  void theIndexFindsWhatTheWholeConditionsFind() throws IOException {
    RuleSet rules = rules("sigmahq", "suzaku");
    RuleMatcher matcher = rules.matcher();
    TrailEventReader reader = new TrailEventReader();
    int matches = 0;
    for (byte[] record : records("")) {
      if (reader.read(record) instanceof TrailReading.Event read) {
        List<SigmaRule> whole =
            rules.rules().stream()
                .filter(rule -> rule.condition().matches(read.event().json()))
                .toList();
        assertThat(matcher.match(read.event())).isEqualTo(whole);
        matches += whole.size();
      }
    }
    assertThat(matches).isPositive();
  }

  /** The counts are those of an evaluation of pySigma's trees in Python, rule by rule the same. */
  @ParameterizedTest
  @CsvSource({
    "awsdocs, 5, 4",
    "flaws-slice, 0, 6",
    "invictus, 0, 314",
    "misc, 0, 0",
    "sans504/sans504-2021-07-29.jsonl.gz, 693, 215",
    "sans504/sans504-2021-07-31.jsonl.gz, 0, 0",
    "stratus, 0, 114",
    "traildiscover, 8, 145",
  })
  void publicRulesMatchAsOftenAsElsewhere(String records, int sigmahq, int suzaku)
      throws IOException {
    assertThat(matches(rules("sigmahq"), records)).isEqualTo(sigmahq);
    assertThat(matches(rules("suzaku"), records)).isEqualTo(suzaku);
  }

  private static int matches(RuleSet rules, String folder) throws IOException {
    RuleMatcher matcher = rules.matcher();
    TrailEventReader reader = new TrailEventReader();
    int matches = 0;
    for (byte[] record : records(folder)) {
      if (reader.read(record) instanceof TrailReading.Event read) {
        matches += matcher.match(read.event()).size();
      }
    }
    return matches;
  }

  private static List<byte[]> records(String folder) throws IOException {
    List<byte[]> records = new ArrayList<>();
    try (Stream<Path> files = Files.walk(corpora().resolve("cloudtrail").resolve(folder))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl.gz")).toList()) {
        try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
          lines.lines().forEach(line -> records.add(line.getBytes(StandardCharsets.UTF_8)));
        }
      }
    }
    return records;
  }
}
