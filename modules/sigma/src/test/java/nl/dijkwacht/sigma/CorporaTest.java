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
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
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
