package nl.dijkwacht.simulator.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.SimulatedEvent;

/**
 * Packs events into the files that CloudTrail delivers: one for each account, Region and five
 * minutes of delivery, each record some minutes late, in no order, and a share of them once more in
 * another file. The same events and settings give the same files (the compressed bytes as far as
 * the JVM's zlib is the same). Thread-safe; each stream is for one thread.
 */
public final class DeliveryFiles {
  private final long seed;
  private final double duplicateShare;

  /**
   * @param duplicateShare which part of all delivered records are second copies, from 0 up to and
   *     without 0.5; in real deliveries it was a fifth
   */
  public DeliveryFiles(long seed, double duplicateShare) {
    if (!(duplicateShare >= 0 && duplicateShare < 0.5)) {
      throw new IllegalArgumentException(
          "duplicateShare must be from 0 up to 0.5, not " + duplicateShare);
    }
    this.seed = seed;
    this.duplicateShare = duplicateShare;
  }

  /**
   * The files in order of delivery, made while they are read: some ten minutes of events are held.
   *
   * @param events in order of event time
   */
  public Stream<DeliveryFile> of(Stream<SimulatedEvent> events) {
    Iterator<DeliveryFile> files =
        new DeliverySchedule(events.iterator(), new Chance(seed), duplicateShare);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(files, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(events::close);
  }

  /** Writes the files below a folder, which then looks like the log bucket. */
  public void write(Stream<SimulatedEvent> events, Path folder) throws IOException {
    for (Iterator<DeliveryFile> files = of(events).iterator(); files.hasNext(); ) {
      DeliveryFile file = files.next();
      Path path = folder.resolve(file.key());
      Files.createDirectories(path.resolveSibling("."));
      Files.write(path, file.content());
    }
  }

  static byte[] pack(List<SimulatedEvent> events) {
    return pack("{\"Records\":[", events.stream().map(SimulatedEvent::record).toList());
  }

  /** Objects in a list that the beginning opens. */
  static byte[] pack(String beginning, List<byte[]> objects) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    // The JDK leaves the time in the header at zero, so the bytes do not depend on the clock.
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(beginning.getBytes(StandardCharsets.UTF_8));
      String separator = "";
      for (byte[] object : objects) {
        out.write(separator.getBytes(StandardCharsets.UTF_8));
        out.write(object);
        separator = ",";
      }
      out.write("]}".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
