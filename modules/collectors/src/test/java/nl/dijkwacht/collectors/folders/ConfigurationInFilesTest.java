package nl.dijkwacht.collectors.folders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.simulator.calls.SimulatedItem;
import nl.dijkwacht.simulator.delivery.ConfigurationFiles;
import nl.dijkwacht.simulator.delivery.DeliveryFile;
import nl.dijkwacht.simulator.hospital.Hospital;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.DeadLetterRecord;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of AWS Config lie beside those of CloudTrail, and are told by what is in them. */
class ConfigurationInFilesTest {

  private static final List<SimulatedItem> ITEMS =
      new Hospital(
              new Hospital.Settings(
                  1,
                  Instant.parse("2026-03-02T08:00:00Z"),
                  Duration.ofHours(4),
                  1,
                  true,
                  Hospital.Pace.STEADY))
          .items();

  private final Cluster cluster = Cluster.create();

  @TempDir private Path folder;

  @Test
  void snapshotsAndHistoryBecomeConfigurationItemsOnce() throws IOException {
    for (DeliveryFile file : ConfigurationFiles.of(ITEMS)) {
      Path path = folder.resolve(file.key());
      Files.createDirectories(path.resolveSibling("."));
      Files.write(path, file.content());
    }

    CollectSummary summary = cluster.collectOnce(folder);

    assertThat(summary.items()).isEqualTo(ITEMS.size());
    assertThat(summary.events() + summary.foreign() + summary.deadLetters()).isZero();
    assertThat(cluster.collectOnce(folder).items()).isZero();
    List<ConsumerRecord<byte[], byte[]>> records = cluster.records(Topics.CONFIGURATION_ITEMS);
    assertThat(records).hasSize(ITEMS.size());
    assertThat(records)
        .allSatisfy(
            record -> {
              ConfigurationItem item = item(record);
              Provenance provenance = WireHeaders.provenance(record.headers());
              assertThat(provenance).isNotNull();
              assertThat(new String(record.key(), UTF_8)).isEqualTo(item.resource().toString());
              assertThat(item.source())
                  .isEqualTo(
                      String.valueOf(provenance).contains("/ConfigSnapshot/")
                          ? ConfigurationItem.Source.SNAPSHOT
                          : ConfigurationItem.Source.HISTORY);
            });
  }

  @Test
  void aNotificationThatWasKeptInAFileHoldsItsItem() throws IOException {
    String item = new String(ITEMS.get(0).item(), UTF_8);
    Files.writeString(
        folder.resolve("notification.json"),
        "{\"Type\":\"Notification\",\"Message\":"
            + quoted(
                "{\"messageType\":\"ConfigurationItemChangeNotification\","
                    + "\"configurationItem\":"
                    + item
                    + "}")
            + "}");

    assertThat(cluster.collectOnce(folder)).isEqualTo(new CollectSummary(1, 0, 1, 0, 0));
  }

  @Test
  void anItemThatCannotBeUsedIsADeadLetterWithItsReason() throws IOException {
    String item = new String(ITEMS.get(0).item(), UTF_8);
    Files.writeString(
        folder.resolve("items.json"),
        "{\"configurationItems\":["
            + item.replaceFirst("\"awsAccountId\":\"[0-9]*\"", "\"awsAccountId\":\"\"")
            + ","
            + item
            + "]}");

    assertThat(cluster.collectOnce(folder)).isEqualTo(new CollectSummary(1, 0, 1, 0, 1));
    assertThat(cluster.deadLetters())
        .map(DeadLetterRecord::of)
        .singleElement()
        .extracting(record -> String.valueOf(record.letter()))
        .asString()
        .contains("items.json#1 " + DeadLetterReason.NOT_A_CONFIGURATION_ITEM.predicate());
  }

  private static String quoted(String json) {
    return '"' + json.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static ConfigurationItem item(ConsumerRecord<byte[], byte[]> record) {
    Reading<ConfigurationItem> reading =
        Topics.CONFIGURATION_ITEMS.payload().read(record.value(), record.headers());
    assertThat(reading).isInstanceOf(Reading.Value.class);
    return ((Reading.Value<ConfigurationItem>) reading).value();
  }
}
