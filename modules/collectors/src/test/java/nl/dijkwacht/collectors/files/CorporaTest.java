package nl.dijkwacht.collectors.files;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real data, where it is at hand. */
@Tag("corpora")
class CorporaTest {

  private static final Path CORPORA = Path.of(System.getProperty("dijkwacht.corpora", "none"));

  /** How often each outcome occurs in a file that does not hold just events. */
  private static final Map<String, Map<String, Integer>> OTHERS =
      Map.of(
          "eventbridge-envelope/c7n-event-phd-ec2-retire.json", Map.of("eventbridge", 1),
          "eventbridge-envelope/c7n-event-scheduled.json", Map.of("eventbridge", 1),
          "malformed/empty-array-PutEventSelectors.json", Map.of(),
          "malformed/unquoted-keys-CreateApiKey.txt", Map.of("malformed-json", 1),
          "special/digest-files.jsonl.gz", Map.of("digest", 1),
          "special/insight-events.jsonl.gz", Map.of("insight", 1),
          "traildiscover/event-metadata.jsonl.gz", Map.of("no-event-time", 180));

  @BeforeEach
  void isAtHand() {
    assumeThat(CORPORA.resolve("cloudtrail")).isDirectory();
  }

  @Test
  void eachFileHoldsWhatTheManifestSays() throws IOException {
    Map<String, Map<String, Integer>> expected = new TreeMap<>();
    try (Stream<String> lines = Files.lines(CORPORA.resolve("MANIFEST.csv"))) {
      expected.putAll(
          lines
              .filter(line -> line.startsWith("cloudtrail/"))
              .map(line -> line.substring("cloudtrail/".length()).split(",", 3))
              .collect(toMap(row -> row[0], row -> outcomes(row[0], Integer.parseInt(row[1])))));
    }
    assertThat(outcomesOfAll()).isEqualTo(expected);
  }

  private static Map<String, Integer> outcomes(String file, int records) {
    // A table is no JSON at all, which is told once.
    Map<String, Integer> usual =
        file.endsWith(".csv") ? Map.of("malformed-json", 1) : Map.of("event", records);
    return OTHERS.getOrDefault(file, usual);
  }

  private static Map<String, Map<String, Integer>> outcomesOfAll() {
    Path root = CORPORA.resolve("cloudtrail");
    TrailFileReader reader = new TrailFileReader();
    Map<String, Map<String, Integer>> found = new TreeMap<>();
    TrailFolder.entries(root)
        .map(FolderEntry::path)
        .filter(file -> !file.endsWith("README.md"))
        .forEach(
            file -> {
              Map<String, Integer> counts = new TreeMap<>();
              reader.read(
                  file,
                  ReadPosition.START,
                  item -> counts.merge(outcome(item), 1, Integer::sum) > 0);
              found.put(root.relativize(file).toString(), counts);
            });
    return found;
  }

  private static String outcome(TrailItem item) {
    if (item instanceof TrailItem.Unusable unusable) {
      return unusable.letter().reason().label();
    }
    if (item instanceof TrailItem.Configuration) {
      return "configuration-item";
    }
    return item instanceof TrailItem.Foreign foreign ? foreign.kind().label() : "event";
  }
}
