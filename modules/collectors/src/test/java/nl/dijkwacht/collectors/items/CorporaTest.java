package nl.dijkwacht.collectors.items;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.resource.ResourceIdentity;
import nl.dijkwacht.testkit.Corpora;
import nl.dijkwacht.testkit.EnabledIfCorpora;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reads real items of AWS Config, in all the forms that were found. */
@EnabledIfCorpora
class CorporaTest {

  private final ConfigurationItemReader reader = new ConfigurationItemReader();

  @Test
  void everyItemIsReadOrRefusedForAReason() throws IOException {
    Map<String, Integer> outcomes = new TreeMap<>();
    for (Path file : files()) {
      for (ItemReading reading : read(file)) {
        outcomes.merge(outcome(reading), 1, Integer::sum);
      }
    }
    assertThat(outcomes)
        .isEqualTo(
            Map.of(
                "PRESENT", 61,
                "DELETED", 4,
                "Oversized", 2,
                "Foreign", 5, // compliance, deliveries, and the start of an evaluation
                "not-a-configuration-item", 2, // without account, and without type
                "no-event-time", 1)); // the repr of a datetime of Python
  }

  @Test
  void answersOfTheApiAreReadOrRefusedForAReason() throws IOException {
    Map<String, Integer> outcomes = new TreeMap<>();
    for (String line : Corpora.lines("config/c7n/api-recordings.jsonl.gz")) {
      JsonNode recording = new ObjectMapper().readTree(line);
      byte[] answer = plain(recording.path("data")).toString().getBytes(UTF_8);
      for (ItemReading reading : reader.read("recording", answer, Source.API)) {
        String api = recording.path("api").textValue();
        outcomes.merge(api + " " + outcome(reading), 1, Integer::sum);
      }
    }
    assertThat(outcomes)
        .isEqualTo(
            Map.of(
                "GetResourceConfigHistory PRESENT", 7,
                "SelectResourceConfig not-a-configuration-item", 15,
                "GetComplianceDetailsByConfigRule not-a-configuration-item", 3));
  }

  @Test
  void asAnswersOfTheApiTheyGiveTheSameButForTheSource() throws IOException {
    int compared = 0;
    for (Path file : files()) {
      for (ItemReading reading : read(file)) {
        if (reading instanceof ItemReading.Item read && read.item().tagsKnown()) {
          byte[] json = ApiForm.of(read.item());
          List<ItemReading> again = reader.read("api", json, Source.API);

          assertThat(items(again)).as(file.toString()).isEqualTo(items(List.of(reading)));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(50);
  }

  @Test
  void whatWasReadCanBeWrittenAndReadAgain() throws IOException {
    int items = 0;
    for (Path file : files()) {
      for (ItemReading reading : read(file)) {
        if (reading instanceof ItemReading.Item read) {
          byte[] written = Topics.CONFIGURATION_ITEMS.payload().write(read.item());

          assertThat(Topics.CONFIGURATION_ITEMS.payload().read(written))
              .as(file.toString())
              .isEqualTo(new Reading.Value<>(read.item()));
          items++;
        }
      }
    }
    assertThat(items).isEqualTo(65);
  }

  /** Some samples were made anonymous in their ARNs and not in their ids, so those differ. */
  @Test
  void callsThatNameTheResourceOfAnItemMeetIt() throws IOException {
    Map<String, Integer> met = new TreeMap<>();
    for (Path file : files()) {
      for (ItemReading reading : read(file)) {
        if (reading instanceof ItemReading.Item read) {
          met.merge(meeting(read.item()), 1, Integer::sum);
        }
      }
    }
    assertThat(met)
        .isEqualTo(
            Map.of(
                "by id and ARN", 48,
                "by id", 2,
                "no call is known", 13, // types that no control is about
                "the ARN names another one", 1,
                "the id has another form", 1)); // a flow log called "test"
  }

  private static String meeting(ConfigurationItem item) {
    ResourceId resource = item.resource();
    if (!ResourceIdentity.types().contains(resource.type())) {
      return "no call is known";
    }
    if (!resource.equals(named(item, resource.id()))) {
      return "the id has another form";
    }
    ResourceId byArn = item.arn() == null ? null : named(item, item.arn());
    return byArn == null
        ? "by id"
        : byArn.equals(resource) ? "by id and ARN" : "the ARN names another one";
  }

  private static @Nullable ResourceId named(ConfigurationItem item, String said) {
    ResourceId resource = item.resource();
    return ResourceIdentity.ofCall(
        resource.account(), item.region(), List.of(resource.type()), said);
  }

  @Test
  void asFilesOfHistoryTheyGiveTheSameButForTheSource() throws IOException {
    for (Path file : files()) {
      List<ItemReading> asMessage = read(file);
      List<ItemReading> asFile = new ArrayList<>();
      reader.readFile("file", new ByteArrayInputStream(Files.readAllBytes(file)), asFile::add);

      assertThat(items(asFile)).as(file.toString()).isEqualTo(items(asMessage));
    }
  }

  private List<ItemReading> read(Path file) throws IOException {
    return reader.read(file.toString(), Files.readAllBytes(file), Source.NOTIFICATION);
  }

  /** The items with one source for all. */
  private static List<ConfigurationItem> items(List<ItemReading> readings) {
    return readings.stream()
        .filter(ItemReading.Item.class::isInstance)
        .map(reading -> Items.from(((ItemReading.Item) reading).item(), Source.API))
        .toList();
  }

  private static String outcome(ItemReading reading) {
    if (reading instanceof ItemReading.Item read) {
      ConfigurationItem item = read.item();
      return item.status().name();
    }
    return reading instanceof ItemReading.Unusable unusable
        ? unusable.letter().reason().label()
        : reading.getClass().getSimpleName();
  }

  /** Recordings hold times as the fields of Python's datetime. */
  private static JsonNode plain(JsonNode node) {
    if (node.has("__class__")) {
      return TextNode.valueOf(
          "%04d-%02d-%02dT%02d:%02d:%02d.%06dZ"
              .formatted(
                  Stream.of("year", "month", "day", "hour", "minute", "second", "microsecond")
                      .map(field -> node.path(field).asInt())
                      .toArray()));
    }
    if (node instanceof ObjectNode object) {
      object.fieldNames().forEachRemaining(name -> object.replace(name, plain(object.get(name))));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, plain(array.get(i)));
      }
    }
    return node;
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(Corpora.directory().resolve("config"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
