package nl.dijkwacht.app.demo;

import java.time.Duration;

/**
 * How the sample hospital is played.
 *
 * @param playTime how long the story takes to play (wall clock)
 * @param eventsPerSecond of the hospital's usual work (simulated time); the incident is the same
 *     with few as with many
 */
public record Tempo(Duration playTime, double eventsPerSecond) {

  /** A busy hospital in a minute. */
  public static final Tempo DEMO = new Tempo(Duration.ofSeconds(60), 2);
}
