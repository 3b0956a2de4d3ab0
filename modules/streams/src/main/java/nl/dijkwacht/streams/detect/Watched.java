package nl.dijkwacht.streams.detect;

import java.time.Duration;
import java.time.Instant;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.streams.detect.habit.HeardBins;
import org.jspecify.annotations.Nullable;

/**
 * A source, or a group of them, whose silence would be told.
 *
 * @param latest the heartbeat that arrived last
 * @param heard when it was heard, for some weeks
 * @param told whether its silence since then was told
 */
record Watched(Heartbeat latest, HeardBins heard, boolean told) {

  /**
   * Takes a heartbeat, which may be an old one or a copy.
   *
   * @param before null if nothing was heard before
   * @param at when it was heard
   * @param kept how far back times are remembered
   */
  static Watched of(@Nullable Watched before, Heartbeat heartbeat, Instant at, Duration kept) {
    if (before == null) {
      return new Watched(heartbeat, HeardBins.of(at), false);
    }
    HeardBins heard = before.heard.plus(at, kept);
    boolean later = heartbeat.arrivedAt().isAfter(before.latest.arrivedAt());
    boolean stillSilent = heard.newest() == before.heard.newest();
    return new Watched(later ? heartbeat : before.latest, heard, before.told && stillSilent);
  }

  Watched afterTelling() {
    return new Watched(latest, heard, true);
  }
}
