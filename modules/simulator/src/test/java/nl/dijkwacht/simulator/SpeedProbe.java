package nl.dijkwacht.simulator;

import java.time.*;
import org.junit.jupiter.api.Test;

class SpeedProbe {
  @Test
  void probe() {
    for (int r = 0; r < 4; r++) {
      long t = System.nanoTime();
      long[] n = new long[2];
      Samples.hospital(1, Duration.ofHours(1), 100, false)
          .events()
          .forEach(
              e -> {
                n[0]++;
                n[1] += e.record().length;
              });
      double s = (System.nanoTime() - t) / 1e9;
      System.out.printf(
          "PROBE %d records %.0f/s avg %.0f bytes%n", n[0], n[0] / s, (double) n[1] / n[0]);
    }
  }
}
