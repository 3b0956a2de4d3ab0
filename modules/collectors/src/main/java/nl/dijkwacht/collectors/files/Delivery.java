package nl.dijkwacht.collectors.files;

import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailReading;

/** Numbers and counts the items of one file and hands them to the sink, from a position on. */
final class Delivery {

  private final String name;
  private final long alreadyTaken;
  private final TrailSink sink;
  private long number;
  private long events;
  private long foreign;
  private long deadLetters;
  private boolean stopped;
  private long offset;
  private long itemsBeforeOffset;

  Delivery(String name, ReadPosition from, TrailSink sink) {
    this.name = name.replaceAll("\\p{Cntrl}", "?");
    this.alreadyTaken = from.items();
    this.sink = sink;
    this.number = from.itemsBeforeOffset();
    this.offset = from.offset();
    this.itemsBeforeOffset = from.itemsBeforeOffset();
  }

  void event(TrailEvent event) {
    if (isNew()) {
      events++;
      hand(new TrailItem.Event(number, event));
    }
  }

  void foreign(TrailReading.Other.Kind kind) {
    if (isNew()) {
      foreign++;
      hand(new TrailItem.Foreign(number, kind));
    }
  }

  /** Counts as foreign: it is no API record. */
  void configuration(byte[] item) {
    if (isNew()) {
      foreign++;
      hand(new TrailItem.Configuration(number, item));
    }
  }

  void unusable(DeadLetterReason reason, String detail, byte[] input) {
    if (isNew()) {
      deadLetters++;
      DeadLetter letter = new DeadLetter(reason, name + "#" + number, detail, 1);
      hand(new TrailItem.Unusable(number, letter, input));
    }
  }

  /** Notes that all before this offset was dealt with. */
  void reached(long offsetBetweenTexts) {
    offset = offsetBetweenTexts;
    itemsBeforeOffset = number;
  }

  boolean isStopped() {
    return stopped;
  }

  ReadSummary summary(long bytes, ReadSummary.Ending ending) {
    ReadPosition position = new ReadPosition(number, offset, itemsBeforeOffset);
    return new ReadSummary(events, foreign, deadLetters, bytes, position, ending);
  }

  boolean handedOutNothing() {
    return events + foreign + deadLetters == 0;
  }

  private boolean isNew() {
    return ++number > alreadyTaken;
  }

  private void hand(TrailItem item) {
    stopped = !sink.accept(item);
  }
}
