package nl.dijkwacht.app.scan;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How far a scan is, counted while it runs. Thread-safe. */
public final class ScanProgress {

  private final AtomicLong filesToDo = new AtomicLong();
  private final LongAdder files = new LongAdder();
  private final LongAdder events = new LongAdder();
  private final LongAdder others = new LongAdder();
  private final LongAdder deadLetters = new LongAdder();
  private final LongAdder signals = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  void toDo(long count) {
    filesToDo.set(count);
  }

  void event() {
    events.increment();
  }

  void other() {
    others.increment();
  }

  void deadLetter() {
    deadLetters.increment();
  }

  void signal() {
    signals.increment();
  }

  void fileDone(long bytesOnDisk) {
    files.increment();
    bytes.add(bytesOnDisk);
  }

  /** Files that the scan is to read. */
  public long filesToDo() {
    return filesToDo.get();
  }

  /** Files that were read. */
  public long files() {
    return files.sum();
  }

  /** Records of events that were held against the rules. */
  public long events() {
    return events.sum();
  }

  /** Records that are no events and no fault either, such as digests. */
  public long others() {
    return others.sum();
  }

  /** Items that could not be used. */
  public long deadLetters() {
    return deadLetters.sum();
  }

  /** Distinct matches of a rule. */
  public long signals() {
    return signals.sum();
  }

  /** Size of the files that were read, as they are on disk. */
  public long bytes() {
    return bytes.sum();
  }
}
