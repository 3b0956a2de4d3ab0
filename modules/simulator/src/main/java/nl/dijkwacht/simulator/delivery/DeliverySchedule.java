package nl.dijkwacht.simulator.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.TreeMap;
import nl.dijkwacht.simulator.calls.Account;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.SimulatedEvent;

/** Decides when each record is delivered, and hands out the files of a window once it is over. */
final class DeliverySchedule implements Iterator<DeliveryFile> {
  private static final long WINDOW_SECONDS = 300;
  private static final int LONGEST_DELAY_SECONDS = 600;

  private final Iterator<SimulatedEvent> events;
  private final Chance chance;
  private final double copyChance;
  private final TreeMap<Instant, TreeMap<Target, List<SimulatedEvent>>> windows = new TreeMap<>();
  private final Queue<DeliveryFile> ready = new ArrayDeque<>();

  /**
   * Which file of a window a record goes into.
   *
   * @param copies whether it holds the second copies, which never share a file with the first
   */
  private record Target(Account account, String region, boolean copies)
      implements Comparable<Target> {
    private static final Comparator<Target> ORDER =
        Comparator.comparing(Target::account)
            .thenComparing(Target::region)
            .thenComparing(Target::copies);

    @Override
    public int compareTo(Target other) {
      return ORDER.compare(this, other);
    }
  }

  DeliverySchedule(Iterator<SimulatedEvent> events, Chance chance, double duplicateShare) {
    this.events = events;
    this.chance = chance;
    this.copyChance = duplicateShare / (1 - duplicateShare);
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && events.hasNext()) {
      SimulatedEvent event = events.next();
      closeUntil(event.eventTime());
      int delay = chance.between(1, LONGEST_DELAY_SECONDS / 2);
      deliver(event, delay, false);
      if (chance.happens(copyChance)) {
        deliver(event, delay + chance.between(0, LONGEST_DELAY_SECONDS / 2), true);
      }
    }
    if (ready.isEmpty()) {
      closeUntil(Instant.MAX);
    }
    return !ready.isEmpty();
  }

  @Override
  public DeliveryFile next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void deliver(SimulatedEvent event, int delaySeconds, boolean copy) {
    long delivered = event.eventTime().getEpochSecond() + delaySeconds;
    long windowEnd = (Math.floorDiv(delivered, WINDOW_SECONDS) + 1) * WINDOW_SECONDS;
    windows
        .computeIfAbsent(Instant.ofEpochSecond(windowEnd), end -> new TreeMap<>())
        .computeIfAbsent(
            new Target(event.account(), event.region(), copy), target -> new ArrayList<>())
        .add(event);
  }

  private void closeUntil(Instant time) {
    while (!windows.isEmpty() && !windows.firstKey().isAfter(time)) {
      Map.Entry<Instant, TreeMap<Target, List<SimulatedEvent>>> window = windows.pollFirstEntry();
      window.getValue().forEach((target, batch) -> ready.add(file(window.getKey(), target, batch)));
    }
  }

  private DeliveryFile file(Instant windowEnd, Target target, List<SimulatedEvent> batch) {
    shuffle(batch);
    String random = chance.base64(16).replace('+', '0').replace('/', '1');
    return new DeliveryFile(
        DeliveryFile.key(target.account(), target.region(), windowEnd, random),
        windowEnd,
        DeliveryFiles.pack(batch));
  }

  private void shuffle(List<SimulatedEvent> batch) {
    for (int last = batch.size() - 1; last > 0; last--) {
      int other = chance.below(last + 1);
      SimulatedEvent swapped = batch.set(other, batch.get(last));
      batch.set(last, swapped);
    }
  }
}
