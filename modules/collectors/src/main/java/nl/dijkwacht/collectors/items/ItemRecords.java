package nl.dijkwacht.collectors.items;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import nl.dijkwacht.collectors.CollectCounts;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Items that were asked for, as records; what becomes a dead letter is counted. For one thread. */
public final class ItemRecords {

  private final String items;
  private final CollectRecords records;
  private final CollectCounts counts;

  /**
   * @param collector its name in headers
   * @param clock for when records are collected
   */
  public ItemRecords(String collector, TopicPrefix prefix, MeterRegistry registry, Clock clock) {
    this.items = Topics.CONFIGURATION_ITEMS.fullName(prefix);
    this.records = new CollectRecords(prefix, collector, clock);
    this.counts = new CollectCounts(registry);
  }

  /** Where to say whether what was made is committed. */
  public CollectCounts counts() {
    return counts;
  }

  /** The record of an item, or a dead letter if it is too large for the topic. */
  public ProducerRecord<byte[], byte[]> item(ConfigurationItem item, Provenance provenance) {
    ProducerRecord<byte[], byte[]> record = records.configurationItem(item, provenance);
    if (!record.topic().equals(items)) {
      counts.deadLetter(DeadLetterReason.TOO_LARGE);
    }
    return record;
  }

  /** What could not be used. */
  public ProducerRecord<byte[], byte[]> deadLetter(
      DeadLetter letter, byte[] input, Provenance provenance) {
    counts.deadLetter(letter.reason());
    return records.deadLetter(letter, input, provenance);
  }
}
