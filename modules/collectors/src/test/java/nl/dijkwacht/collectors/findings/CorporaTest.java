package nl.dijkwacht.collectors.findings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.testkit.Corpora;
import nl.dijkwacht.testkit.EnabledIfCorpora;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.junit.jupiter.api.Test;

/** Reads real findings of GuardDuty, Macie and Security Hub. */
@EnabledIfCorpora
class CorporaTest {

  private final ServiceFindingReader reader = new ServiceFindingReader();
  private final ObjectMapper trees = new ObjectMapper();

  @Test
  void everyFindingIsReadOrRefusedForAReason() throws IOException {
    Map<String, Integer> outcomes = new TreeMap<>();
    for (Map.Entry<String, byte[]> message : messages().entrySet()) {
      for (FindingReading reading : reader.read(message.getKey(), message.getValue())) {
        outcomes.merge(outcome(reading), 1, Integer::sum);
      }
    }
    assertThat(outcomes)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("GUARD_DUTY high sample", 3),
                Map.entry("GUARD_DUTY medium sample", 3),
                Map.entry("GUARD_DUTY medium sample archived", 1),
                Map.entry("GUARD_DUTY low sample", 1),
                Map.entry("SECURITY_HUB critical", 8),
                Map.entry("SECURITY_HUB critical archived", 2),
                Map.entry("SECURITY_HUB high", 4),
                Map.entry("SECURITY_HUB high archived", 6),
                Map.entry("SECURITY_HUB medium", 23),
                Map.entry("SECURITY_HUB medium archived", 8),
                Map.entry("SECURITY_HUB low", 32),
                Map.entry("SECURITY_HUB low archived", 4),
                Map.entry("SECURITY_HUB informational", 13),
                Map.entry("SECURITY_HUB informational archived", 5),
                Map.entry("malformed-json", 1))); // the truncated one of Macie
  }

  @Test
  void whatWasReadCanBeWrittenAndReadAgain() throws IOException {
    for (Map.Entry<String, byte[]> message : messages().entrySet()) {
      for (FindingReading reading : reader.read(message.getKey(), message.getValue())) {
        if (reading instanceof FindingReading.Found found) {
          byte[] written = Topics.SERVICE_FINDINGS.payload().write(found.finding());

          assertThat(Topics.SERVICE_FINDINGS.payload().read(written))
              .isEqualTo(new Reading.Value<>(found.finding()));
        }
      }
    }
  }

  private static String outcome(FindingReading reading) {
    if (reading instanceof FindingReading.Found found) {
      ServiceFinding finding = found.finding();
      return finding.service()
          + " "
          + finding.level().label()
          + (finding.sample() ? " sample" : "")
          + (finding.archived() ? " archived" : "");
    }
    return reading instanceof FindingReading.Unusable unusable
        ? unusable.letter().reason().label()
        : "foreign";
  }

  /** Messages by their place; of recorded answers only what AWS said. */
  private Map<String, byte[]> messages() throws IOException {
    Map<String, byte[]> messages = new LinkedHashMap<>();
    for (Path file : files()) {
      byte[] content = Files.readAllBytes(file);
      if (file.toString().contains("placebo")) {
        JsonNode recording = trees.readTree(content);
        content = recording.path("data").toString().getBytes(UTF_8);
      }
      messages.put(file.getFileName().toString(), content);
    }
    List<String> lines = Corpora.lines("findings/securityhub/asr-asff-findings.jsonl.gz");
    for (String line : lines) {
      messages.put("asr#" + messages.size(), line.getBytes(UTF_8));
    }
    return messages;
  }

  private static List<Path> files() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Corpora.directory().resolve("findings"))) {
      files.filter(file -> file.toString().matches(".*\\.(json|txt)")).sorted().forEach(all::add);
    }
    return all;
  }
}
