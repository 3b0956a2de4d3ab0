package nl.dijkwacht.simulator.calls;

import java.time.Instant;
import java.util.function.Consumer;

/** One act at one moment: when it happens, what chance decides, and where its records go. */
public final class Act {
  private final Instant time;
  private final Scene scene;
  private final Chance chance;
  private final Consumer<SimulatedEvent> records;

  /**
   * @param time event time, in whole seconds
   */
  public Act(Instant time, Scene scene, Chance chance, Consumer<SimulatedEvent> records) {
    this.time = time;
    this.scene = scene;
    this.chance = chance;
    this.records = records;
  }

  public Instant time() {
    return time;
  }

  public Chance chance() {
    return chance;
  }

  /** What follows some seconds after. */
  public Act later(int seconds) {
    return new Act(time.plusSeconds(seconds), scene, chance, records);
  }

  public void record(ApiCall call) {
    records.accept(
        new SimulatedEvent(
            time, call.recipient(), call.region(), call.record(time, chance), scene));
  }
}
