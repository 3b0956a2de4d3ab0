package nl.dijkwacht.collectors.folders;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.collectors.Printable;
import nl.dijkwacht.collectors.files.TrailItem;
import nl.dijkwacht.collectors.files.TrailSink;
import nl.dijkwacht.collectors.items.ConfigurationItemReader;
import nl.dijkwacht.collectors.items.ItemReading;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.topics.catalogue.Checkpoint;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One reading of one file into the topics. */
final class FilePass implements TrailSink {

  static final String COLLECTOR = "files";

  private static final ConfigurationItemReader ITEMS = new ConfigurationItemReader();

  private final String source;
  private final String trailEvents;
  private final String items;
  private final CollectRecords records;
  private final CollectSteps steps;
  private final LongFunction<Checkpoint> checkpoint;
  private final boolean knownUnreadable;
  private final BooleanSupplier stopping;
  private boolean unreadable;

  /**
   * @param source the file's name in checkpoints and provenance
   * @param checkpoint the checkpoint after so many items
   * @param knownUnreadable whether there is a dead letter already that says it cannot be read
   */
  FilePass(
      String source,
      TopicPrefix prefix,
      CollectSteps steps,
      Clock clock,
      LongFunction<Checkpoint> checkpoint,
      boolean knownUnreadable,
      BooleanSupplier stopping) {
    this.source = source;
    this.trailEvents = Topics.TRAIL_EVENTS.fullName(prefix);
    this.items = Topics.CONFIGURATION_ITEMS.fullName(prefix);
    this.records = new CollectRecords(prefix, COLLECTOR, clock);
    this.steps = steps;
    this.checkpoint = checkpoint;
    this.knownUnreadable = knownUnreadable;
    this.stopping = stopping;
  }

  @Override
  public boolean accept(TrailItem item) {
    if (item instanceof TrailItem.Event found) {
      event(found.number(), found.event());
    } else if (item instanceof TrailItem.Configuration found) {
      configuration(found);
    } else if (item instanceof TrailItem.Foreign other) {
      steps.counts().foreign(other.kind());
    } else if (item instanceof TrailItem.Unusable dead) {
      unusable(dead);
    }
    if (steps.isDueAfterItem()) {
      steps.checkpoint(source, checkpoint.apply(item.number()));
      steps.commit();
    }
    return !stopping.getAsBoolean();
  }

  /** Whether the file itself could not be read, which may change without the file changing. */
  boolean isUnreadable() {
    return unreadable;
  }

  private void event(long number, TrailEvent event) {
    ProducerRecord<byte[], byte[]> record =
        records.trailEvent(Topics.TRAIL_EVENTS, event, new Provenance(source, number));
    steps.send(record);
    if (record.topic().equals(trailEvents)) {
      steps.counts().event(event.epochMillis(), record.timestamp());
    } else {
      steps.counts().deadLetter(DeadLetterReason.TOO_LARGE);
    }
  }

  private void configuration(TrailItem.Configuration found) {
    Provenance provenance = new Provenance(source, found.number());
    for (ItemReading reading : ITEMS.read(source, found.item(), origin())) {
      if (reading instanceof ItemReading.Item read) {
        item(read.item(), provenance);
      } else if (reading instanceof ItemReading.Unusable dead) {
        DeadLetter letter = dead.letter();
        // It was read alone, and would be the first of its file.
        deadLetter(
            new DeadLetter(
                letter.reason(), Printable.of(provenance.toString()), letter.detail(), 1),
            dead.input(),
            provenance);
      }
    }
  }

  private void deadLetter(DeadLetter letter, byte[] input, Provenance provenance) {
    steps.send(records.deadLetter(letter, input, provenance));
    steps.counts().deadLetter(letter.reason());
  }

  private void item(ConfigurationItem item, Provenance provenance) {
    ProducerRecord<byte[], byte[]> record = records.configurationItem(item, provenance);
    steps.send(record);
    if (record.topic().equals(items)) {
      steps.counts().item();
    } else {
      steps.counts().deadLetter(DeadLetterReason.TOO_LARGE);
    }
  }

  /** As AWS Config names its files; what it notified looks the same once it is in a file. */
  private ConfigurationItem.Source origin() {
    return source.contains("ConfigSnapshot")
        ? ConfigurationItem.Source.SNAPSHOT
        : ConfigurationItem.Source.HISTORY;
  }

  private void unusable(TrailItem.Unusable dead) {
    boolean ofFile = dead.letter().reason() == DeadLetterReason.UNREADABLE_SOURCE;
    unreadable |= ofFile;
    if (!ofFile || !knownUnreadable) {
      Provenance provenance = new Provenance(source, dead.number());
      deadLetter(dead.letter(), dead.input(), provenance);
    }
  }
}
