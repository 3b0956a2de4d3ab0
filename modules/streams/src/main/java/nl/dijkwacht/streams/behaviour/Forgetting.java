package nl.dijkwacht.streams.behaviour;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.behaviour.detector.BehaviourSettings;
import nl.dijkwacht.streams.behaviour.habit.Expiry;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** Removes what is too old from the stores of a task, bit by bit, and shows how much is in them. */
final class Forgetting implements AutoCloseable {

  private static final long DAY = 86_400_000;

  /** Entries of each store that are looked at each second: ten million take fourteen hours. */
  private static final int SLICE = 200;

  /** After a day minutes of it hardly come any more; its sketch is kept for two more. */
  private static final int SKETCHES_FOR = 2;

  private final List<Part> parts;
  private final MeterRegistry registry;

  /**
   * A store.
   *
   * @param untilJudged whether what is old is needed as long as accesses wait to be judged
   */
  private record Part(
      String label,
      boolean untilJudged,
      KeyValueStore<Bytes, byte[]> store,
      Expiry expiry,
      AtomicLong size,
      Gauge gauge) {}

  Forgetting(
      ProcessorContext<byte[], byte[]> context,
      BehaviourSettings settings,
      MeterRegistry registry) {
    this.registry = registry;
    String partition = String.valueOf(context.taskId().partition());
    int retention = settings.retentionDays();
    KeyValueStore<Bytes, byte[]> days = context.getStateStore(BehaviourTopology.DAYS);
    KeyValueStore<Bytes, byte[]> principals = context.getStateStore(BehaviourTopology.PRINCIPALS);
    KeyValueStore<Bytes, byte[]> pairs = context.getStateStore(BehaviourTopology.PAIRS);
    KeyValueStore<Bytes, byte[]> whereabouts = context.getStateStore(BehaviourTopology.WHEREABOUTS);
    this.parts = new ArrayList<>();
    add("days", false, days, Expiry.ofDays(days, retention, SKETCHES_FOR), partition);
    add("principals", false, principals, Expiry.ofPrincipals(principals, retention), partition);
    add("pairs", false, pairs, Expiry.ofPairs(pairs, retention), partition);
    add("whereabouts", true, whereabouts, Expiry.ofWhereabouts(whereabouts), partition);
  }

  private void add(
      String label,
      boolean untilJudged,
      KeyValueStore<Bytes, byte[]> store,
      Expiry expiry,
      String partition) {
    AtomicLong size = new AtomicLong(store.approximateNumEntries());
    Gauge gauge = Meters.BEHAVIOUR_STATE.gauge(registry, size::get, label, partition);
    parts.add(new Part(label, untilJudged, store, expiry, size, gauge));
  }

  /**
   * Goes on for a while.
   *
   * @param now wall clock, milliseconds since the epoch
   * @param isAllJudged whether no access waits that is due
   */
  void run(long now, boolean isAllJudged) {
    for (Part part : parts) {
      if (part.untilJudged && !isAllJudged) {
        continue;
      }
      int forgotten = part.expiry.run(Math.floorDiv(now, DAY), SLICE);
      if (forgotten > 0) {
        Meters.BEHAVIOUR_FORGOTTEN.counter(registry, part.label).increment(forgotten);
      }
      part.size.set(part.store.approximateNumEntries());
    }
  }

  /** The figures go with the task. */
  @Override
  public void close() {
    parts.forEach(part -> registry.remove(part.gauge));
  }
}
