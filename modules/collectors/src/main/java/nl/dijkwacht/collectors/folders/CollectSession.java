package nl.dijkwacht.collectors.folders;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import nl.dijkwacht.collectors.files.FileGrowth;
import nl.dijkwacht.collectors.files.FolderEntry;
import nl.dijkwacht.collectors.files.ReadPosition;
import nl.dijkwacht.collectors.files.ReadSummary;
import nl.dijkwacht.collectors.files.TrailFileReader;
import nl.dijkwacht.collectors.files.TrailFolder;
import nl.dijkwacht.topics.catalogue.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * The work of one connection to Kafka: what it remembers of files may not have been committed when
 * the connection fails, so it ends with it. For one thread.
 */
final class CollectSession {

  private static final Duration UNREADABLE_PAUSE = Duration.ofMinutes(1);

  private final FileCollectorSettings settings;
  private final CheckpointedProducer producer;
  private final CollectSteps steps;
  private final Clock clock;
  private final LeftOut leftOut;
  private final BooleanSupplier stopping;
  private final TrailFileReader ofClosed;
  private final TrailFileReader ofGrowing;
  private final Map<String, ReadPosition> positions = new HashMap<>();
  private final Map<String, Unfinished> unfinished = new HashMap<>();
  private final Set<String> unreadable = new HashSet<>();

  /** A file that was not read to its end, and when it is read again even if it stays the same. */
  private record Unfinished(FileVersion version, Instant again) {}

  CollectSession(
      FileCollectorSettings settings,
      CheckpointedProducer producer,
      FileCounts counts,
      Clock clock,
      LeftOut leftOut,
      BooleanSupplier stopping) {
    this.settings = settings;
    this.producer = producer;
    this.steps = new CollectSteps(producer, counts);
    this.clock = clock;
    this.leftOut = leftOut;
    this.stopping = stopping;
    this.ofClosed = new TrailFileReader(settings.limits(), FileGrowth.CLOSED);
    this.ofGrowing = new TrailFileReader(settings.limits(), FileGrowth.GROWING);
  }

  /** Goes over all paths once, or until stopped. */
  void pass(FileGrowth growth) {
    boolean goesOn = true;
    for (Path path : settings.paths()) {
      goesOn = goesOn && path(path, growth);
    }
    steps.commit();
  }

  private boolean path(Path path, FileGrowth growth) {
    try {
      // Under its real name, so that a file that can be reached in two ways is read once.
      Path root = path.toRealPath();
      try (Stream<FolderEntry> entries = TrailFolder.entries(root)) {
        // Not by an iterator, which would hold all that lies below a folder in memory.
        return entries.allMatch(entry -> entry(entry, growth));
      }
    } catch (IOException e) {
      leftOut.tell(path, why(e));
      return true;
    }
  }

  private boolean entry(FolderEntry entry, FileGrowth growth) {
    if (entry instanceof FolderEntry.Skipped skipped) {
      leftOut.tell(skipped.path(), skipped.why());
    } else {
      try {
        file(entry.path(), growth);
      } catch (IOException e) {
        leftOut.tell(entry.path(), why(e));
      }
    }
    if (steps.isDue()) {
      steps.commit();
    }
    return !stopping.getAsBoolean();
  }

  private static String why(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "does not exist";
    }
    return e instanceof AccessDeniedException
        ? "may not be read (give the user of this process the permission)"
        : "cannot be read";
  }

  /** Reads what is new in a file, if anything is. */
  private void file(Path file, FileGrowth growth) throws IOException {
    String source = file.toString();
    FileVersion version = FileVersion.of(file);
    Checkpoint done = producer.checkpoints().get(source);
    if (done != null && done.finished() && version.isOf(done)) {
      return;
    }
    Unfinished before = unfinished.get(source);
    FileGrowth expected = growth;
    if (growth == FileGrowth.GROWING && before != null && before.version().equals(version)) {
      if (clock.instant().isBefore(before.again())) {
        return;
      }
      expected = FileGrowth.CLOSED;
    }
    // Opened once: a file that is replaced meanwhile must not be taken for the one looked at.
    try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ)) {
      boolean continues = done != null && FileVersion.continues(content, done);
      read(source, content, version, continues ? done : null, expected);
    }
  }

  private void read(
      String source,
      FileChannel content,
      FileVersion version,
      @Nullable Checkpoint done,
      FileGrowth growth)
      throws IOException {
    String prefixHash = FileVersion.prefixHash(content, version.prefixLength());
    LongFunction<Checkpoint> midway = items -> checkpoint(items, version, prefixHash, false);
    FilePass pass =
        new FilePass(
            source, settings.prefix(), steps, clock, midway, unreadable.contains(source), stopping);
    ReadPosition from = from(source, version, done);
    ReadSummary summary =
        (growth == FileGrowth.CLOSED ? ofClosed : ofGrowing)
            .read(source, () -> Channels.newInputStream(content), from, pass);
    long newBytes =
        version.size() - (positions.containsKey(source) && done != null ? done.size() : 0);
    steps.counts().file(summary.ending(), Math.max(0, newBytes));
    note(source, version, pass, summary);
    long items = items(from, summary);
    ReadPosition reached = summary.position();
    positions.put(source, new ReadPosition(items, reached.offset(), reached.itemsBeforeOffset()));
    steps.checkpoint(
        source, checkpoint(items, version, prefixHash, !unfinished.containsKey(source)));
  }

  private ReadPosition from(String source, FileVersion version, @Nullable Checkpoint done) {
    if (done == null) {
      return ReadPosition.START;
    }
    ReadPosition known = positions.get(source);
    return known != null && known.items() == done.records() && version.size() >= done.size()
        ? known
        : ReadPosition.after(done.records());
  }

  /**
   * How many items need not be read again. What a file breaks off with may be whole once the file
   * is repaired or grows, and a file that is just being copied once more holds fewer than before.
   */
  private static long items(ReadPosition from, ReadSummary summary) {
    long brokenOff = summary.ending() == ReadSummary.Ending.BROKEN_OFF ? 1 : 0;
    return Math.max(from.items(), summary.position().items() - brokenOff);
  }

  /** Remembers what became of a file that was not read to its end. */
  private void note(String source, FileVersion version, FilePass pass, ReadSummary summary) {
    Instant now = clock.instant();
    unfinished.remove(source);
    unreadable.remove(source);
    if (pass.isUnreadable()) {
      unfinished.put(source, new Unfinished(version, now.plus(UNREADABLE_PAUSE)));
      unreadable.add(source);
    } else if (summary.ending() == ReadSummary.Ending.INCOMPLETE_TAIL) {
      // A clock of the file system that is ahead must not make it wait for ever.
      Instant still = version.lastModified().isBefore(now) ? version.lastModified() : now;
      unfinished.put(source, new Unfinished(version, still.plus(settings.settle())));
    } else if (summary.ending() == ReadSummary.Ending.STOPPED) {
      unfinished.put(source, new Unfinished(version, now));
    }
  }

  private Checkpoint checkpoint(
      long items, FileVersion version, String prefixHash, boolean finished) {
    return new Checkpoint(
        items,
        version.size(),
        version.lastModified(),
        version.prefixLength(),
        prefixHash,
        finished,
        clock.instant());
  }
}
