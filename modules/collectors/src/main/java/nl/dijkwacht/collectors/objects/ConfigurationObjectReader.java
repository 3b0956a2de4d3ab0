package nl.dijkwacht.collectors.objects;

import java.time.Clock;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.collectors.items.ConfigurationItemReader;
import nl.dijkwacht.collectors.items.ItemReading;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Reads files of AWS Config: of history, of snapshots, and single items too large for a message.
 */
final class ConfigurationObjectReader implements ObjectReader {

  private final ConfigurationItemReader reader = new ConfigurationItemReader();
  private final CollectRecords records;
  private final String items;

  ConfigurationObjectReader(TopicPrefix prefix, Clock clock) {
    this.records = new CollectRecords(prefix, ObjectCollector.NAME, clock);
    this.items = Topics.CONFIGURATION_ITEMS.fullName(prefix);
  }

  @Override
  public ObjectEnding read(ObjectContent content, ObjectOutput out) {
    String uri = content.announcement().uri();
    Pass pass = new Pass(uri, content.itemsDone(), out);
    reader.readFile(uri, content.stream(), pass::accept);
    return new ObjectEnding.Complete(pass.last == 0);
  }

  /** One file on its way to the topics. */
  private final class Pass {
    private final String uri;
    private final long done;
    private final ObjectOutput out;
    private long last;

    private Pass(String uri, long done, ObjectOutput out) {
      this.uri = uri;
      this.done = done;
      this.out = out;
    }

    private boolean accept(ItemReading reading) {
      last = reading.number();
      if (last <= done) {
        return true;
      }
      Provenance provenance = new Provenance(uri, last);
      if (reading instanceof ItemReading.Item found) {
        ProducerRecord<byte[], byte[]> record = records.configurationItem(found.item(), provenance);
        out.send(record);
        if (!record.topic().equals(items)) {
          out.counts().deadLetter(DeadLetterReason.TOO_LARGE);
        }
      } else if (reading instanceof ItemReading.Unusable dead) {
        deadLetter(dead.letter(), dead.input(), provenance);
      } else if (reading instanceof ItemReading.Oversized) {
        // What is in the object is all there is of it.
        deadLetter(
            new DeadLetter(
                DeadLetterReason.NOT_A_CONFIGURATION_ITEM,
                provenance.toString(),
                "the object holds a summary that refers to yet another one",
                1),
            new byte[0],
            provenance);
      }
      return out.reached(last);
    }

    private void deadLetter(DeadLetter letter, byte[] input, Provenance provenance) {
      out.send(records.deadLetter(letter, input, provenance));
      out.counts().deadLetter(letter.reason());
    }
  }
}
