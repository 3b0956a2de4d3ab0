package nl.dijkwacht.publish.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.publish.messages.Entry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Items as they come from a topic. */
final class Items {

  private long offset;

  Item alert(String about, Level level, Instant at) {
    return item(about, Entry.Kind.ALERT, level, "", at);
  }

  Item grouped(String about, String group, Instant at) {
    return item(about, Entry.Kind.ALERT, Level.HIGH, group, at);
  }

  Item notice(String about, Instant at) {
    return item(about, Entry.Kind.NOTICE, Level.HIGH, "", at);
  }

  private Item item(String about, Entry.Kind kind, Level level, String group, Instant at) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            "alerts",
            0,
            offset,
            at.toEpochMilli(),
            TimestampType.CREATE_TIME,
            0,
            0,
            new byte[0],
            new byte[0],
            new RecordHeaders(),
            Optional.empty());
    Entry entry =
        new Entry(
            "id-" + offset,
            about,
            kind,
            false,
            level,
            about + "-" + offset,
            "rule",
            "",
            at,
            List.of(),
            List.of());
    offset++;
    return new Item(record, entry, group);
  }
}
