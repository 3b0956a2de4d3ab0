package nl.dijkwacht.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.simulator.delivery.DeliveryFiles;
import nl.dijkwacht.simulator.hospital.Hospital;

/** Half an hour of the sample hospital with its incident, as the files that CloudTrail delivers. */
public final class Story {

  /** What the product's own rules have to tell people of the incident, and nothing else. */
  public static final List<String> ALERTS =
      List.of(
          "Block of a bucket removed and the bucket made public",
          "Bucket opened to everyone and then read by strangers",
          "Bucket policy lets everyone in",
          "Bucket read anonymously",
          "CloudTrail logging stopped or trail deleted",
          "Public access block of a bucket removed or weakened",
          "Root user signed in with a second factor");

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final double DUPLICATES = 0.2;

  private Story() {}

  /** Writes the files below a folder. */
  public static Path write(Path folder, double eventsPerSecond) throws IOException {
    Hospital.Settings settings =
        new Hospital.Settings(
            7, START, Duration.ofMinutes(30), eventsPerSecond, true, Hospital.Pace.STEADY);
    new DeliveryFiles(7, DUPLICATES).write(new Hospital(settings).events(), folder);
    return folder;
  }
}
