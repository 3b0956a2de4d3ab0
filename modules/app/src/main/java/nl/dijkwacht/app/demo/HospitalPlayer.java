package nl.dijkwacht.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.dijkwacht.simulator.delivery.ConfigurationFiles;
import nl.dijkwacht.simulator.delivery.DeliveriesInOrder;
import nl.dijkwacht.simulator.delivery.DeliveryFile;
import nl.dijkwacht.simulator.delivery.DeliveryFiles;
import nl.dijkwacht.simulator.hospital.Hospital;

/**
 * Plays some hours of the sample hospital in about a minute: its log files appear in a folder as
 * CloudTrail and AWS Config would deliver them, late, in no order, and some records twice.
 */
final class HospitalPlayer {

  private static final double DUPLICATES = 0.2;
  private static final Duration STORY = Duration.ofHours(4);

  /** The last file of the story comes some minutes after its last event. */
  private static final Duration DELIVERY = Duration.ofMinutes(10);

  private final long seed;
  private final Path folder;
  private final Instant end;
  private final Tempo tempo;

  /**
   * @param end when the story's last files are delivered (simulated time)
   */
  HospitalPlayer(long seed, Path folder, Instant end, Tempo tempo) {
    this.seed = seed;
    this.folder = folder;
    this.end = end;
    this.tempo = tempo;
  }

  /**
   * Plays the story until its last file lies in the folder, or until it is stopped.
   *
   * @return whether all of it was played
   */
  boolean play(CountDownLatch stop) throws IOException, InterruptedException {
    Instant start = end.minus(STORY).minus(DELIVERY);
    Hospital hospital =
        new Hospital(
            new Hospital.Settings(
                seed, start, STORY, tempo.eventsPerSecond(), true, Hospital.Pace.STEADY));
    double speed = (double) Duration.between(start, end).toNanos() / tempo.playTime().toNanos();
    long began = System.nanoTime();
    try (Stream<DeliveryFile> trail = new DeliveryFiles(seed, DUPLICATES).of(hospital.events())) {
      Iterator<DeliveryFile> all =
          new DeliveriesInOrder(trail.iterator(), ConfigurationFiles.of(hospital.items()));
      while (all.hasNext()) {
        DeliveryFile file = all.next();
        long due = (long) (Duration.between(start, file.deliveredAt()).toNanos() / speed);
        if (stop.await(due - (System.nanoTime() - began), TimeUnit.NANOSECONDS)) {
          return false;
        }
        deliver(file);
      }
    }
    return true;
  }

  private void deliver(DeliveryFile file) throws IOException {
    Path target = folder.resolve(file.key());
    Files.createDirectories(target.resolveSibling("."));
    Path written = Files.write(folder.resolveSibling("delivering"), file.content());
    Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
  }
}
