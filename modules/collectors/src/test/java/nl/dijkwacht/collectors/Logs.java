package nl.dijkwacht.collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import nl.dijkwacht.simulator.delivery.DeliveryFile;
import nl.dijkwacht.simulator.delivery.DeliveryFiles;
import nl.dijkwacht.simulator.hospital.Hospital;

/** Log files of a made-up hospital. */
public final class Logs {

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final double EVENTS_PER_SECOND = 10;

  private Logs() {}

  private static Hospital hospital(long seed, int events) {
    Duration length = Duration.ofSeconds((long) (events / EVENTS_PER_SECOND) + 60);
    return new Hospital(
        new Hospital.Settings(seed, START, length, EVENTS_PER_SECOND, false, Hospital.Pace.STEADY));
  }

  /** Records as they stand in files, each with its own id. */
  public static List<byte[]> records(long seed, int count) {
    return hospital(seed, 2 * count).events().limit(count).map(SimulatedEvent::record).toList();
  }

  /** Files as CloudTrail delivers them, with about so many records and no second copies. */
  public static void deliver(long seed, int events, Path folder) throws IOException {
    new DeliveryFiles(seed, 0).write(hospital(seed, events).events().limit(events), folder);
  }

  /** The content of the largest of the files that hold so many records. */
  public static byte[] delivery(long seed, int events) {
    return new DeliveryFiles(seed, 0)
        .of(hospital(seed, events).events().limit(events))
        .map(DeliveryFile::content)
        .max(Comparator.comparing(content -> content.length))
        .orElseThrow();
  }

  /** Each record on a line, written over what was there. */
  public static Path lines(Path file, List<byte[]> records) throws IOException {
    Files.write(file, new byte[0]);
    return append(file, records);
  }

  public static Path append(Path file, List<byte[]> records) throws IOException {
    for (byte[] record : records) {
      append(file, record);
      append(file, "\n".getBytes(UTF_8));
    }
    return file;
  }

  public static void append(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.APPEND);
  }
}
