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
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import nl.dijkwacht.core.TrailEventReader;
import nl.dijkwacht.core.TrailReading;
import nl.dijkwacht.sigma.match.SigmaRule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

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
    assertThat(rules.problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.toString()).contains("correlation rule"));
  }

  @Test
  void theIndexFindsWhatTheWholeConditionsFind() throws IOException {
    RuleSet rules = rules("sigmahq", "suzaku");
    RuleMatcher matcher = rules.matcher();
    TrailEventReader reader = new TrailEventReader();
    int matches = 0;
    for (byte[] record : records()) {
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

  private static List<byte[]> records() throws IOException {
    List<byte[]> records = new ArrayList<>();
    try (Stream<Path> files = Files.walk(corpora().resolve("cloudtrail"))) {
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
