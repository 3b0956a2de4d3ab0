package nl.dijkwacht.simulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import nl.dijkwacht.simulator.hospital.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryFilesTest {
  private static final double FIFTH = 0.2;

  private static Stream<SimulatedEvent> events() {
    return Samples.hospital(5, Duration.ofMinutes(40), 5, true).events();
  }

  private static List<DeliveryFile> files(double duplicateShare) {
    return new DeliveryFiles(9, duplicateShare).of(events()).toList();
  }

  private static List<String> eventIds(DeliveryFile file) throws IOException {
    List<String> ids = new ArrayList<>();
    for (JsonNode record : records(file)) {
      ids.add(record.at("/eventID").asText());
    }
    return ids;
  }

  private static JsonNode records(DeliveryFile file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file.content()))) {
      return Samples.parse(in.readAllBytes()).at("/Records");
    }
  }

  @Test
  void everyEventIsDeliveredAndAFifthOfTheRecordsAreSecondCopies() throws IOException {
    List<String> delivered = new ArrayList<>();
    for (DeliveryFile file : files(FIFTH)) {
      assertThat(eventIds(file)).isNotEmpty().doesNotHaveDuplicates();
      delivered.addAll(eventIds(file));
    }
    Set<String> distinct = new HashSet<>(delivered);
    Set<String> expected =
        events()
            .map(event -> Samples.parse(event.record()).at("/eventID").asText())
            .collect(Collectors.toSet());
    assertThat(distinct).isEqualTo(expected);
    assertThat(1 - (double) distinct.size() / delivered.size()).isBetween(0.18, 0.22);
  }

  @Test
  void withoutDuplicatesEveryRecordComesOnce() throws IOException {
    List<String> delivered = new ArrayList<>();
    for (DeliveryFile file : files(0)) {
      delivered.addAll(eventIds(file));
    }
    assertThat(delivered).doesNotHaveDuplicates().hasSize((int) events().count());
  }

  @Test
  void keysAreThoseOfCloudTrailAndHoldOneAccountAndRegion() throws IOException {
    List<DeliveryFile> files = files(FIFTH);
    assertThat(files).extracting(DeliveryFile::key).doesNotHaveDuplicates();
    for (DeliveryFile file : files) {
      JsonNode first = records(file).get(0);
      String account = first.at("/recipientAccountId").asText();
      String region = first.at("/awsRegion").asText();
      assertThat(file.key())
          .matches(
              "AWSLogs/%1$s/CloudTrail/%2$s/2026/03/02/%1$s_CloudTrail_%2$s_20260302T\\d\\d[0-5][05]Z_[A-Za-z0-9]{16}\\.json\\.gz"
                  .formatted(account, region));
      for (JsonNode record : records(file)) {
        assertThat(record.at("/recipientAccountId").asText()).isEqualTo(account);
        assertThat(record.at("/awsRegion").asText()).isEqualTo(region);
      }
    }
  }

  @Test
  void recordsAreOutOfOrder() throws IOException {
    String newest = "";
    int older = 0;
    int all = 0;
    for (DeliveryFile file : files(FIFTH)) {
      for (JsonNode record : records(file)) {
        String time = record.at("/eventTime").asText();
        older += time.compareTo(newest) < 0 ? 1 : 0;
        newest = time.compareTo(newest) > 0 ? time : newest;
        all++;
      }
    }
    assertThat((double) older / all).isGreaterThan(0.6);
  }

  @Test
  void theSameEventsGiveTheSameBytes() {
    List<DeliveryFile> once = files(FIFTH);
    List<DeliveryFile> again = files(FIFTH);
    assertThat(again)
        .extracting(DeliveryFile::key)
        .containsExactlyElementsOf(once.stream().map(DeliveryFile::key).toList());
    assertThat(again)
        .extracting(DeliveryFile::content)
        .containsExactlyElementsOf(once.stream().map(DeliveryFile::content).toList());
    byte[] header = once.get(0).content();
    assertThat(new byte[] {header[4], header[5], header[6], header[7]}).containsOnly(0);
  }

  @Test
  void filesLieInFoldersAsInTheBucket(@TempDir Path folder) throws IOException {
    new DeliveryFiles(9, FIFTH).write(events(), folder);
    for (DeliveryFile file : files(FIFTH)) {
      assertThat(Files.readAllBytes(folder.resolve(file.key()))).isEqualTo(file.content());
    }
  }

  @Test
  void aShareOfHalfOrMoreIsRefused() {
    assertThatThrownBy(() -> new DeliveryFiles(1, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("duplicateShare");
  }
}
