package nl.dijkwacht.simulator.hospital;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.simulator.calls.Scene;
import nl.dijkwacht.simulator.calls.SimulatedItem;

/** What AWS Config tells of the hospital: all resources at first, then what the story changes. */
final class Configurations {

  /**
   * AWS Config looks soon after a change, and tells it some minutes later. An item shows what
   * stands when it is captured, so it has to be before the story's next change: with 90 seconds one
   * lacked a policy that was there by then, and nobody could be named for it.
   */
  private static final long CAPTURED_AFTER_SECONDS = 30;

  private static final long DELIVERED_AFTER_SECONDS = 210;

  private final Hospital.Settings settings;
  private final List<SimulatedItem> items = new ArrayList<>();

  Configurations(Hospital.Settings settings) {
    this.settings = settings;
  }

  /** All items, in the order in which they are delivered. */
  List<SimulatedItem> all() {
    Inventory.usual()
        .forEach(state -> add(state, settings.start(), 0, "ResourceDiscovered", Scene.HABIT));
    if (settings.story()) {
      BucketState letters = BucketState.usual(Bucket.DISCHARGE_LETTERS);
      after(Story.BLOCK_REMOVED, letters.withoutBlock(), Scene.BUCKET_MADE_PUBLIC);
      after(Story.POLICY_OPENED, letters.withoutBlock().opened(), Scene.BUCKET_MADE_PUBLIC);
      after(Story.BLOCK_RESTORED, letters.opened(), Scene.REPAIR);
      after(Story.POLICY_REMOVED, letters, Scene.REPAIR);
    }
    return List.copyOf(items);
  }

  private void after(double fraction, BucketState bucket, Scene scene) {
    Instant captured = Story.timeOf(settings, fraction).plusSeconds(CAPTURED_AFTER_SECONDS);
    add(bucket.state(), captured, DELIVERED_AFTER_SECONDS, "OK", scene);
  }

  private void add(
      ResourceState state, Instant captured, long delaySeconds, String status, Scene scene) {
    items.add(
        new SimulatedItem(
            captured,
            captured.plusSeconds(delaySeconds),
            state.account(),
            state.region(),
            state.item(captured, status),
            scene));
  }
}
