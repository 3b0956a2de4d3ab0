package nl.dijkwacht.core.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Reads real CloudTrail records and compares each with what Jackson reads. */
@Tag("corpora")
@EnabledIf("corporaPresent")
class CorporaTest {

  private static final Path CLOUDTRAIL =
      Path.of(System.getProperty("dijkwacht.corpora", "corpora"), "cloudtrail");

  private final ObjectMapper jackson = new ObjectMapper();
  private final TrailEventReader reader = new TrailEventReader();
  private final Map<String, Integer> outcomes = new TreeMap<>();

  static boolean corporaPresent() {
    return Files.isDirectory(CLOUDTRAIL);
  }

  @Test
  void everyRealRecordIsReadAsByJackson() throws IOException {
    for (Path file : files()) {
      int number = 0;
      for (byte[] line : lines(file)) {
        number++;
        compare(CLOUDTRAIL.relativize(file) + "#" + number, line);
      }
    }
    assertThat(outcomes)
        .isEqualTo(
            Map.of(
                "event", 10_171,
                "digest", 1,
                "insight", 1,
                "no-event-time", 180, // descriptions of events
                "not-a-trail-event", 3)); // answers of LookupEvents
  }

  private void compare(String place, byte[] line) throws IOException {
    JsonNode expected = jackson.readTree(line);
    TrailReading reading = reader.read(line);
    outcomes.merge(outcome(reading), 1, Integer::sum);
    if (reading instanceof TrailReading.Event read) {
      TrailEvent event = read.event();
      assertThat(event.eventSource()).as(place).isEqualTo(expected.path("eventSource").textValue());
      assertThat(event.eventName()).as(place).isEqualTo(expected.path("eventName").textValue());
      assertThat(event.topLevel("eventID"))
          .as(place)
          .isEqualTo(expected.path("eventID").textValue());
      assertThat(event.eventTime())
          .as(place)
          .isEqualTo(Instant.parse(expected.path("eventTime").asText()));
      assertThat(Principal.of(event).id()).as(place).isNotEmpty();
    } else {
      assertThat(expected.hasNonNull("eventName") && expected.hasNonNull("eventTime"))
          .as(place)
          .isFalse();
    }
  }

  private static String outcome(TrailReading reading) {
    if (reading instanceof TrailReading.Unusable unusable) {
      return unusable.reason().label();
    }
    return reading instanceof TrailReading.Other other ? other.kind().label() : "event";
  }

  private static List<byte[]> lines(Path file) throws IOException {
    List<byte[]> lines = new ArrayList<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      InputStream content = new ByteArrayInputStream(in.readAllBytes());
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int value = content.read(); value >= 0; value = content.read()) {
        if (value != '\n') {
          line.write(value);
        } else if (line.size() > 0) {
          lines.add(line.toByteArray());
          line.reset();
        }
      }
      if (line.size() > 0) {
        lines.add(line.toByteArray());
      }
    }
    return lines;
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(CLOUDTRAIL)) {
      return files.filter(file -> file.toString().endsWith(".jsonl.gz")).sorted().toList();
    }
  }
}
