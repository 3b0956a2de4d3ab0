package nl.dijkwacht.collectors.folders;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.collectors.files.FolderEntry;
import nl.dijkwacht.collectors.files.ReadPosition;
import nl.dijkwacht.collectors.files.TrailFileReader;
import nl.dijkwacht.collectors.files.TrailFolder;
import nl.dijkwacht.collectors.files.TrailItem;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is in the topic held against what is in the files. */
final class Collected {

  private Collected() {}

  /** Each event of the files is there once, with its bytes, in the order of its file. */
  static void assertOnceAndInOrder(Path folder, List<ConsumerRecord<byte[], byte[]>> events) {
    Map<Provenance, String> expected = eventsIn(folder);
    Map<Provenance, String> found = new HashMap<>();
    Map<String, Long> last = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> event : events) {
      Provenance provenance = provenance(event);
      assertThat(found.put(provenance, text(event.value())))
          .as("earlier copy of %s", provenance)
          .isNull();
      String fileInPartition = event.partition() + " " + provenance.source();
      assertThat(last.getOrDefault(fileInPartition, 0L)).isLessThan(provenance.recordNumber());
      last.put(fileInPartition, provenance.recordNumber());
    }
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    assertThat(found.equals(expected)).as("the bytes are those of the files").isTrue();
  }

  /** The events in the order of their numbers, whatever their partitions. */
  static List<byte[]> values(List<ConsumerRecord<byte[], byte[]>> ofOneFile) {
    TreeMap<Long, byte[]> values = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> event : ofOneFile) {
      long number = provenance(event).recordNumber();
      assertThat(values.put(number, event.value())).as("earlier copy of %s", number).isNull();
    }
    return List.copyOf(values.values());
  }

  static Provenance provenance(ConsumerRecord<byte[], byte[]> record) {
    Provenance provenance = WireHeaders.provenance(record.headers());
    if (provenance == null) {
      throw new AssertionError("a record without provenance");
    }
    return provenance;
  }

  private static Map<Provenance, String> eventsIn(Path folder) {
    Map<Provenance, String> events = new HashMap<>();
    TrailFileReader reader = new TrailFileReader();
    TrailFolder.entries(folder)
        .map(FolderEntry::path)
        .forEach(
            file ->
                reader.read(
                    file,
                    ReadPosition.START,
                    item -> {
                      if (item instanceof TrailItem.Event event) {
                        events.put(
                            new Provenance(file.toString(), event.number()),
                            text(event.event().bytes()));
                      }
                      return true;
                    }));
    return events;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
