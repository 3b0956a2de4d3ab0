package nl.dijkwacht.collectors.files;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import nl.dijkwacht.collectors.files.ReadSummary.Ending;
import nl.dijkwacht.core.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file after another, as a stream: its memory depends on the limit of a record, not on
 * the size of files. The content tells what a file is; its name does not matter. Whatever is wrong
 * with a file is told in dead letters; nothing is thrown but by the sink. Not thread-safe.
 */
public final class TrailFileReader {

  private final ReadLimits limits;
  private final FileGrowth growth;
  private final Window window;

  public TrailFileReader() {
    this(ReadLimits.DEFAULT, FileGrowth.CLOSED);
  }

  public TrailFileReader(ReadLimits limits, FileGrowth growth) {
    this.limits = limits;
    this.growth = growth;
    this.window = new Window(limits.record().maxBytes());
  }

  /** Reads a file from a position on. */
  public ReadSummary read(Path file, ReadPosition from, TrailSink sink) {
    return read(file.toString(), () -> Files.newInputStream(file), from, sink);
  }

  /** Reads what the source opens, which gets closed; the name stands in the dead letters. */
  public ReadSummary read(String name, TrailSource source, ReadPosition from, TrailSink sink) {
    Delivery delivery = new Delivery(name, from, sink);
    window.open((into, at, length) -> -1);
    try (InputStream in = source.open()) {
      return read(in, from, delivery);
    } catch (IOException e) {
      delivery.unusable(DeadLetterReason.UNREADABLE_SOURCE, sentence(e), new byte[0]);
      return delivery.summary(window.offset(), Ending.BROKEN_OFF);
    }
  }

  private ReadSummary read(InputStream in, ReadPosition from, Delivery delivery)
      throws IOException {
    byte[] head = in.readNBytes(ContentKind.HEAD);
    if (growth == FileGrowth.GROWING && head.length > 0 && head.length < ContentKind.HEAD) {
      // Too little to tell what it will be: the first byte of gzip alone looks like broken text.
      return delivery.summary(head.length, Ending.INCOMPLETE_TAIL);
    }
    ContentKind kind = ContentKind.of(head);
    if (kind == ContentKind.GZIP) {
      InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), in);
      try (GzipBytes gzip = new GzipBytes(all, limits.maxExpandedBytes())) {
        window.open(gzip);
        window.skip(from.offset());
        return split(from, delivery);
      }
    }
    if (kind != ContentKind.TEXT) {
      delivery.unusable(kind.reason(), kind.sentence(), head);
      return delivery.summary(head.length, Ending.BROKEN_OFF);
    }
    int headRead = (int) Math.min(from.offset(), head.length);
    seek(in, from.offset() - headRead);
    byte[] rest = Arrays.copyOfRange(head, headRead, head.length);
    window.open(new SequenceInputStream(new ByteArrayInputStream(rest), in)::read, from.offset());
    return split(from, delivery);
  }

  private static void seek(InputStream in, long count) throws IOException {
    try {
      in.skipNBytes(count);
    } catch (EOFException e) {
      // Nothing is left to read, which the window finds out by itself.
      return;
    }
  }

  private ReadSummary split(ReadPosition from, Delivery delivery) {
    if (from.offset() == 0) {
      window.skipByteOrderMark();
    }
    byte[] unfinished = new Splitter(limits.record(), window, delivery).split();
    Ending ending = delivery.isStopped() ? Ending.STOPPED : ending(unfinished, delivery);
    return delivery.summary(window.offset(), ending);
  }

  private Ending ending(byte @Nullable [] unfinished, Delivery delivery) {
    BrokenInput problem = window.problem();
    byte[] input = unfinished == null ? new byte[0] : unfinished;
    if (problem == null && unfinished == null) {
      return delivery.handedOutNothing() ? Ending.EMPTY : Ending.COMPLETE;
    }
    DeadLetterReason reason = problem == null ? DeadLetterReason.TRUNCATED : problem.reason();
    if (reason == DeadLetterReason.TRUNCATED && growth == FileGrowth.GROWING) {
      return Ending.INCOMPLETE_TAIL;
    }
    String detail = problem == null ? "the file ends too early" : problem.detail();
    delivery.unusable(reason, detail + " (at byte " + window.offset() + ")", input);
    return Ending.BROKEN_OFF;
  }

  private static String sentence(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return e instanceof AccessDeniedException
        ? "there is no permission to read it"
        : "reading it failed";
  }
}
