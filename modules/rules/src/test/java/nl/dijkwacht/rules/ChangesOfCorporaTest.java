package nl.dijkwacht.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.rules.ChangePackTest.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.controls.changes.ChangingCall;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.testkit.Corpora;
import nl.dijkwacht.testkit.EnabledIfCorpora;
import org.junit.jupiter.api.Test;

/** Which of the successful, mutating calls in real records give a resource. */
@EnabledIfCorpora
class ChangesOfCorporaTest {

  private static final Pattern READS =
      Pattern.compile("(Get|List|Describe|Head|Batch(Get|Describe)|Lookup|Search|Select|Query).*");

  private static final FieldPath REQUEST = FieldPath.of("requestParameters");
  private static final Set<String> SERVICES =
      CATALOGUE.calls().stream()
          .map(call -> call.substring(0, call.indexOf('/')))
          .collect(Collectors.toSet());

  private final TrailEventReader reader = new TrailEventReader();
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final Map<String, Integer> outside = new TreeMap<>();

  @Test
  void callsGiveAResourceOrThereIsAReason() throws IOException {
    for (String file : files()) {
      for (String line : Corpora.lines(file)) {
        if (reader.read(line.getBytes(UTF_8)) instanceof TrailReading.Event read) {
          count(read.event());
        }
      }
    }
    assertThat(outcomes)
        .as(outside.toString())
        .isEqualTo(
            Map.of(
                "a resource", 163,
                // Data, sessions, streams of logs, and what no type of resource is known for.
                "changes no resource", 3_019));
  }

  private void count(TrailEvent event) {
    boolean mutates =
        event.topLevel("errorCode") == null
            && SERVICES.contains(event.eventSource())
            && !READS.matcher(event.eventName()).matches();
    if (!mutates) {
      return;
    }
    String outcome = outcome(event);
    outcomes.merge(outcome, 1, Integer::sum);
    if (!outcome.equals("a resource")) {
      outside.merge(
          outcome + ": " + event.eventSource() + "/" + event.eventName(), 1, Integer::sum);
    }
  }

  private static String outcome(TrailEvent event) {
    EventSummary summary = EventSummary.of(event, Instant.EPOCH, null);
    ChangingCall call = CATALOGUE.find(event.eventSource(), event.eventName()).orElse(null);
    if (call == null) {
      return "changes no resource";
    }
    if (!call.resources(event, summary.account(), summary.region()).resources().isEmpty()) {
      return "a resource";
    }
    boolean bare = REQUEST.first(event.json()) == JsonTape.NONE;
    return bare ? "a record without parameters" : "parameters that name none";
  }

  private static Set<String> files() throws IOException {
    Path root = Corpora.directory();
    try (Stream<Path> files = Files.walk(root.resolve("cloudtrail"))) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".jsonl.gz"))
          .collect(Collectors.toSet());
    }
  }
}
