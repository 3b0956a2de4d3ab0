package nl.dijkwacht.simulator.hospital;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.SimulatedEvent;

/**
 * Plays the habits one after the other, as a Poisson process, and lines up what they record with
 * the story. Only what is still to come of acts already begun is held.
 */
final class Timeline implements Iterator<SimulatedEvent> {
  private final PriorityQueue<Planned> planned =
      new PriorityQueue<>(
          Comparator.comparing((Planned p) -> p.event().eventTime())
              .thenComparingLong(Planned::turn));
  private final Instant start;
  private final Instant end;
  private final double lengthSeconds;
  private final Chance chance;
  private final Agenda agenda;
  private double elapsedSeconds;
  private long turn;

  /** Events of the same second keep the order in which they were recorded. */
  private record Planned(SimulatedEvent event, long turn) {}

  Timeline(Hospital.Settings settings) {
    this.start = settings.start();
    this.end = start.plus(settings.length());
    this.lengthSeconds = settings.length().toSeconds() + settings.length().toNanosPart() / 1e9;
    this.chance = new Chance(settings.seed());
    // Split even without a story, so that the habits are the same with and without it.
    Chance storyChance = chance.split();
    this.agenda = new Agenda(settings);
    if (settings.story()) {
      new Story(settings, storyChance, this::plan).tell();
    }
    pass(1);
  }

  @Override
  public boolean hasNext() {
    while (elapsedSeconds < lengthSeconds && !nextIsDue()) {
      Habit habit = agenda.choose(now(), chance);
      long before = turn;
      habit.deed().accept(new Act(now(), habit.scene(), chance, this::plan));
      pass((int) (turn - before));
    }
    Planned next = planned.peek();
    return next != null && next.event().eventTime().isBefore(end);
  }

  @Override
  public SimulatedEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return planned.remove().event();
  }

  private boolean nextIsDue() {
    Planned next = planned.peek();
    return next != null && !next.event().eventTime().isAfter(now());
  }

  private Instant now() {
    return Instant.ofEpochSecond(start.getEpochSecond() + (long) elapsedSeconds);
  }

  private void plan(SimulatedEvent event) {
    planned.add(new Planned(event, turn++));
  }

  /** An act of several records takes the time of as many, so that the rate is one of records. */
  private void pass(int records) {
    double rate = agenda.eventsPerSecond(now());
    for (int i = 0; i < records; i++) {
      // StrictMath, because Math may differ in the last bit from one machine to another.
      elapsedSeconds -= StrictMath.log(1 - chance.fraction()) / rate;
    }
  }
}
